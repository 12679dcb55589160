import type { MiddlewareHandler } from "hono";
import { problemResponse } from "./problem.ts";

const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/**
 * Refuses requests whose `Host` is not this machine's own name. A web site can point its own domain at 127.0.0.1 and
 * then talk to a local server as if it were its own (DNS rebinding); the `Host` header gives it away.
 */
export const localOnly: MiddlewareHandler = async (context, next) => {
  if (LOCAL_HOST.test(context.req.header("host") ?? new URL(context.req.url).host)) return next();
  return problemResponse({
    status: 421,
    code: "not_local",
    title: "This server answers on localhost only",
    detail: "The Host header names another machine. Open the address that `npm start` printed.",
  });
};
