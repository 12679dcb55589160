import { createHash, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { LatchkeyError } from "../../core/problem.js";

/** Lets a request pass that carries the store's bearer token, compared in constant time. */
export function bearer(apiKey: string): MiddlewareHandler {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  const expected = digest(apiKey);
  return async (c, next) => {
    const [, token] = /^Bearer +(\S+) *$/i.exec(c.req.header("authorization") ?? "") ?? [];
    if (token === undefined) {
      throw new LatchkeyError("missing_token", { detail: "Send `Authorization: Bearer <the store's apiKey>`." });
    }
    // Digests are of one length, so the comparison tells nothing of the token's own.
    if (!timingSafeEqual(digest(token), expected)) {
      throw new LatchkeyError("invalid_token", { detail: "The bearer token is not the store's apiKey." });
    }
    await next();
  };
}
