/** How often one user may do what: enough for people and their scripts, too little to wear out the key service. */
import RateLimiterMemory from "rate-limiter-flexible/lib/RateLimiterMemory.js";
import { LatchkeyError } from "../core/problem.js";
import type { Log } from "./logger.js";
import type { OperationKind } from "./operations.js";

/**
 * Counts requests. Every limiter of `rate-limiter-flexible` has this shape, so those for Redis or PostgreSQL count for
 * several guards together.
 *
 * @see https://github.com/animir/node-rate-limiter-flexible
 */
export interface RateLimiter {
  /**
   * Counts one request of `key`. Rejects with `{ msBeforeNext }`, in milliseconds, where it is one too many; any other
   * rejection says that it could not count.
   */
  consume(key: string): Promise<unknown>;
}

/** So many requests in so many seconds, counted in this process. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/**
 * For each kind of operation how often one user may ask for it; what is left out takes its default, `false` is no limit.
 *
 * `read` is 600 a minute (lists, and `PUT /me` too: it writes once in a user's life), `write` is 120 a minute, `reveal`
 * is 60 a minute.
 */
export type RateLimits = { readonly [kind in OperationKind]?: Rate | RateLimiter | false };

const DEFAULTS: Record<OperationKind, Rate> = {
  read: { requests: 600, seconds: 60 },
  write: { requests: 120, seconds: 60 },
  reveal: { requests: 60, seconds: 60 },
};

/** A store that is slower than this, in milliseconds, counts as down. */
const STORE_TIMEOUT_MS = 1000;

/**
 * Counts one request of a user.
 *
 * @throws LatchkeyError `rate_limited`, with the seconds to wait
 */
export type CountRequest = (kind: OperationKind, sub: string) => Promise<void>;

/** @throws TypeError where a rate is none */
export function createRateLimit(limits: RateLimits | false, log: Log): CountRequest {
  if (limits === false) return async () => {};
  const of = (kind: OperationKind) => limiterOf(limits[kind] ?? DEFAULTS[kind], kind);
  const limiters = { read: of("read"), write: of("write"), reveal: of("reveal") };

  return async (kind, sub) => {
    try {
      await limiters[kind]?.consume(`${kind}:${sub}`);
    } catch (rejection) {
      const wait = waitOf(rejection);
      if (wait !== null) throw tooMany(wait);
      // Open rather than shut: a counter that is down must not keep people from ending a key that has leaked.
      log("error", { kind, reason: rejection instanceof Error ? rejection.name : "unknown" }, "rate limit not counted");
    }
  };
}

function limiterOf(limit: Rate | RateLimiter | false, kind: OperationKind): RateLimiter | null {
  if (limit === false) return null;
  if ("consume" in limit) return { consume: (key) => inTime(limit.consume(key)) };
  const { requests, seconds } = limit;
  if (!(Number.isInteger(requests) && requests > 0 && seconds > 0)) {
    throw new TypeError(`createGuard(): \`rateLimit.${kind}\` takes { requests, seconds }, both above 0.`);
  }
  return new RateLimiterMemory({ points: requests, duration: seconds });
}

async function inTime<T>(counting: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException("", "TimeoutError")), STORE_TIMEOUT_MS);
  });
  return Promise.race([counting, late]).finally(() => clearTimeout(timer));
}

function waitOf(rejection: unknown): number | null {
  if (typeof rejection !== "object" || rejection === null || !("msBeforeNext" in rejection)) return null;
  return typeof rejection.msBeforeNext === "number" ? Math.max(1, Math.ceil(rejection.msBeforeNext / 1000)) : null;
}

const tooMany = (retryAfter: number) =>
  new LatchkeyError("rate_limited", { detail: `Try again in ${retryAfter} s.`, retryAfter });
