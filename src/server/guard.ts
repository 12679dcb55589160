import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { LIMITS } from "../core/limits.js";
import { LatchkeyError, toLatchkeyError } from "../core/problem.js";
import { type AuditEvent, audit } from "./audit.js";
import { type Ceilings, checkedCeilings, DEFAULT_CEILINGS } from "./ceilings.js";
import { allowOrigins, type CorsOptions } from "./cors.js";
import { checkedDeadline, inTime, startDeadline, tooLate } from "./deadline.js";
import { type IdempotencyOptions, idempotency } from "./idempotency/idempotency.js";
import { createLog, type Logger, logAnswer } from "./logger.js";
import { METHODS, recognise } from "./operations.js";
import type { Provisioning } from "./provisioning.js";
import { createRateLimit, type RateLimits } from "./rate-limit.js";
import { requestIdOf } from "./request-id.js";
import { consumerRoutes } from "./routes/consumers.js";
import type { GuardEnv } from "./routes/env.js";
import { keyRoutes } from "./routes/keys.js";
import { managerRoutes } from "./routes/managers.js";
import { meRoute } from "./routes/me.js";
import type { Upstream } from "./upstream.js";
import type { Authenticate } from "./user.js";
import { startWork } from "./work.js";

/** How the guard knows its users, where the keys are and who gets one. */
export interface GuardOptions extends Partial<Ceilings> {
  /** Verifies the access token: {@link auth0}, or a function of your own. */
  auth: Authenticate;
  /** The key service: {@link zuplo}. */
  upstream: Upstream;
  /** First consumer and key on the first visit; `true` by default. */
  provisioning?: Provisioning;
  /** The path that the guard is served under, `/api/keys` by default; a router that strips it already may. */
  basePath?: string;
  /** Pages of other origins that may call the guard; by default only pages of its own origin can. */
  cors?: CorsOptions;
  /** How often one user may read, write and reveal; {@link RateLimits} tells the defaults. `false` for no limit. */
  rateLimit?: RateLimits | false;
  /**
   * Told of each write and each plain key shown, done or refused, by a user with a good token. It is not waited for, and
   * what it throws goes to the log.
   */
  onEvent?: (event: AuditEvent) => unknown;
  /** Told of every answer and every event; nobody by default. */
  logger?: Logger;
  /** How a repeated POST is told from a new one; `false` to pay no heed to the header `Idempotency-Key`. */
  idempotency?: IdempotencyOptions | false;
  /** Milliseconds that a request may take in all, 10,000 by default; the last quarter is for putting things right. */
  deadlineMs?: number;
  /** Milliseconds since the epoch; `Date.now` by default. */
  now?: () => number;
  /**
   * Told of every failure on the server's side (5xx), with the request id that the user was shown. `path` is the
   * operation's, such as `/consumers/:id`: what a user wrote into a path stays out of logs.
   */
  onError?: (error: LatchkeyError, context: { requestId: string; method: string; path: string }) => void;
}

/** Answers one request. Never rejects: whatever goes wrong is answered as problem details. */
export type Guard = (request: Request) => Promise<Response>;

const DEFAULT_BASE_PATH = "/api/keys";
const DEFAULT_DEADLINE_MS = 10_000;

/**
 * Builds the guard: a Web-standard request handler that speaks Latchkey's wire contract to the browser and Zuplo's
 * Developer API to the key service.
 *
 * @throws TypeError at once where the options cannot work
 *
 * @example
 * const guard = createGuard({
 *   auth: auth0({ domain: "my-tenant.eu.auth0.com", audience: "https://api.example.com" }),
 *   upstream: zuplo({ account: "acme", bucket: "acme-production", apiKey: process.env.ZUPLO_API_KEY }),
 * });
 */
export function createGuard(options: GuardOptions): Guard {
  const basePath = (options.basePath ?? DEFAULT_BASE_PATH).replace(/\/+$/, "");
  const routes = createRoutes(options, basePath);
  return async (request) => routes.fetch(withoutBase(request, basePath));
}

function createRoutes(options: GuardOptions, basePath: string) {
  const { auth, upstream, provisioning = true, cors, now = Date.now, onError } = options;
  const log = createLog(options.logger);
  const count = createRateLimit(options.rateLimit ?? {}, log);
  const { maxKeysPerConsumer, maxConsumersPerUser } = { ...DEFAULT_CEILINGS, ...options };
  const ceilings = checkedCeilings({ maxKeysPerConsumer, maxConsumersPerUser });
  const deadlineMs = checkedDeadline(options.deadlineMs ?? DEFAULT_DEADLINE_MS);
  const { idempotency: repeats = {} } = options;
  const app = new Hono<GuardEnv>();

  recognise(app);
  app.use(async (c, next) => {
    c.set("requestId", requestIdOf(c.req.raw));
    const startedAt = performance.now();
    await next();
    logAnswer(c, performance.now() - startedAt, log);
    c.header("x-request-id", c.get("requestId"));
    c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
    c.header("vary", cors ? "authorization, origin" : "authorization");
  });
  app.use(audit({ onEvent: options.onEvent, now, log }));
  // The router answers an `Error` alone, and an adopter's function may throw anything.
  app.use((_c, next) => next().catch((thrown) => Promise.reject(toLatchkeyError(thrown))));
  if (cors) allowOrigins(app, cors);
  app.use(async (c, next) => {
    const deadline = startDeadline(deadlineMs);
    const answer = async () => {
      c.set("user", await inTime(deadline.work, auth(c.req.raw), identityTooLate));
      c.set("work", startWork(upstream, deadline));
      await next();
    };
    try {
      await inTime(deadline.all, answer(), tooLate);
    } finally {
      deadline.end();
    }
  });
  app.use(async (c, next) => {
    const asked = c.get("asked");
    if (asked) await count(asked.operation.kind, c.get("user").sub);
    await next();
  });
  app.use(
    bodyLimit({
      maxSize: LIMITS.bodyBytes,
      onError: () => {
        throw new LatchkeyError("body_too_large", { detail: `At most ${LIMITS.bodyBytes / 1024} kB.` });
      },
    }),
  );

  if (repeats) app.use(idempotency({ ...repeats, deadlineMs, scope: basePath, now, log }));

  const context = { provisioning, ceilings, now };
  meRoute(app, context);
  consumerRoutes(app, context);
  keyRoutes(app, context);
  managerRoutes(app);

  for (const [path, methods] of METHODS) {
    app.all(path, (c) => {
      const allow = methods.join(", ");
      c.header("allow", allow);
      throw new LatchkeyError("method_not_allowed", { detail: `Use ${allow}.` });
    });
  }
  app.notFound(() => {
    throw new LatchkeyError("not_found", { detail: "There is no such path." });
  });
  app.onError((thrown, c) => {
    const error = toLatchkeyError(thrown);
    const requestId = c.get("requestId");
    const path = c.get("asked")?.operation.path ?? "unknown";
    if (error.status >= 500) report(() => onError?.(error, { requestId, method: c.req.method, path }));
    c.status(error.status as Parameters<typeof c.status>[0]);
    if (error.status === 401) c.header("www-authenticate", challenge(error));
    if (error.retryAfter !== undefined) c.header("retry-after", String(error.retryAfter));
    c.header("content-type", "application/problem+json");
    return c.body(JSON.stringify(error.toProblem(requestId)));
  });
  return app;
}

const identityTooLate = () =>
  new LatchkeyError("identity_unavailable", { detail: "It did not answer in time. Try again in a moment." });

/** A listener that throws has a fault of its own; the user still gets their answer. */
function report(tell: () => void) {
  try {
    tell();
  } catch {
    // Nobody is left to tell.
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc6750#section-3 */
function challenge(error: LatchkeyError): string {
  // Whoever sent no token at all is told of no error.
  if (error.code === "missing_token") return 'Bearer realm="latchkey"';
  return `Bearer realm="latchkey", error="invalid_token", error_description="${error.title}"`;
}

/** The request below the base path. A copy: the adopter's own request stays as it was. */
function withoutBase(request: Request, basePath: string): Request {
  const url = new URL(request.url);
  if (basePath === "" || !(url.pathname === basePath || url.pathname.startsWith(`${basePath}/`))) return request;
  url.pathname = url.pathname.slice(basePath.length) || "/";
  return new Request(url, request);
}
