import { LatchkeyError } from "../core/problem.js";

/** Longer than any token a sane issuer makes; shorter than what would cost time to parse. */
const MAX_TOKEN_LENGTH = 16 * 1024;

/**
 * The bearer token of a request, from the `Authorization` header alone: one in the query would end up in logs.
 *
 * @throws LatchkeyError `missing_token`, or `invalid_token` where the header is not one bearer token
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
export function bearerToken(request: Request): string {
  const header = request.headers.get("authorization");
  if (header === null) {
    throw new LatchkeyError("missing_token", { detail: "Send an access token as `Authorization: Bearer …`." });
  }
  const token = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(header)?.[1];
  if (token === undefined || token.length > MAX_TOKEN_LENGTH) {
    throw new LatchkeyError("invalid_token", { detail: "The Authorization header does not hold one bearer token." });
  }
  return token;
}
