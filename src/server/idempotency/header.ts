import { LatchkeyError } from "../../core/problem.js";

const MAX_LENGTH = 255;

/** A string of structured fields, or the bare token that many clients send in its place. */
const STRING = /^"((?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\])+)"$/;
const TOKEN = /^[\w!#$%&'*+.^`|~:/=-]+$/;

/**
 * The key in an `Idempotency-Key` header.
 *
 * @throws LatchkeyError `invalid_idempotency_key`
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 * @see https://www.rfc-editor.org/rfc/rfc8941#section-3.3.3
 */
export function parseIdempotencyKey(header: string): string {
  const key = STRING.exec(header)?.[1]?.replace(/\\(["\\])/g, "$1") ?? TOKEN.exec(header)?.[0];
  if (key === undefined || key.length > MAX_LENGTH) {
    const detail = `Send one text of at most ${MAX_LENGTH} characters, such as "0e3bd1f2-8a0c-4f0f-9b1e-4f2f8f4f3b1a".`;
    throw new LatchkeyError("invalid_idempotency_key", { detail });
  }
  return key;
}
