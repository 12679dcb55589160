/** Pages of other origins: those on the list and no others. Without the option the guard says nothing of origins. */
import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { METHODS } from "./operations.js";
import type { GuardApp } from "./routes/env.js";

/** Which pages of other origins may call the guard. */
export interface CorsOptions {
  /**
   * Exact origins, scheme and host and the port where it is not the scheme's own, such as `https://portal.example`. No
   * pattern and no path.
   */
  readonly origins: readonly string[];
}

const REQUEST_HEADERS = ["authorization", "content-type", "idempotency-key"];
/** What the browser's adapter reads beside the body. */
const RESPONSE_HEADERS = ["retry-after", "www-authenticate", "x-request-id"];
const PREFLIGHT_SECONDS = 600;

/**
 * Lets the pages of the listed origins in, each answered with its own name. Cookies are never allowed: the access token
 * alone says who somebody is, so there is nothing that another page could ride on.
 *
 * @throws TypeError where an origin is not exact
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function allowOrigins(app: GuardApp, { origins }: CorsOptions) {
  const listed = checked(origins);
  const forListed =
    (handler: MiddlewareHandler): MiddlewareHandler =>
    (c, next) =>
      listed.includes(c.req.header("origin") ?? "") ? handler(c, next) : next();
  const common = { origin: listed, allowHeaders: REQUEST_HEADERS, exposeHeaders: RESPONSE_HEADERS };
  for (const [path, methods] of METHODS) {
    app.options(path, forListed(cors({ ...common, allowMethods: [...methods], maxAge: PREFLIGHT_SECONDS })));
  }
  app.use(forListed(cors({ ...common, allowMethods: [] })));
}

function checked(origins: readonly string[]): string[] {
  if (origins.length === 0) throw new TypeError("createGuard(): `cors.origins` is empty. Leave `cors` out instead.");
  for (const origin of origins) {
    const url = URL.canParse(origin) ? new URL(origin) : null;
    if (url?.origin !== origin || origin.includes("*") || !/^https?:$/.test(url.protocol)) {
      const name = JSON.stringify(origin);
      throw new TypeError(
        `createGuard(): \`cors.origins\` takes exact origins such as "https://portal.example"; ${name} is none. ` +
          "Write scheme, host and port alone, without a slash at the end or a wildcard.",
      );
    }
  }
  return [...origins];
}
