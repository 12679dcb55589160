/** What the guard refuses, refused here with the same codes. */
import { parseInstant } from "../core/instant.js";
import { CLOCK_TOLERANCE_MS, LIMITS } from "../core/limits.js";
import { LatchkeyError } from "../core/problem.js";

/** @returns the text without spaces around it. @throws LatchkeyError `invalid_body` */
export function checkedName(field: "label" | "description", text: string): string {
  const name = text.trim();
  if (name === "" || name.length > LIMITS.nameLength || /\p{Cc}/u.test(name)) {
    const detail = `\`${field}\` must be a text of 1 to ${LIMITS.nameLength} characters on one line.`;
    throw new LatchkeyError("invalid_body", { detail });
  }
  return name;
}

/** @throws LatchkeyError `invalid_body` */
export function checkedEmail(text: string): string {
  const email = text.trim();
  if (email.length > LIMITS.emailLength || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email)) {
    throw new LatchkeyError("invalid_body", { detail: "`email` must be an e-mail address." });
  }
  return email;
}

/** When a new key ends; `null` for never. @throws LatchkeyError `invalid_body`, `invalid_expiry` */
export function checkedExpiry(expiresOn: string | undefined, now: number): string | null {
  if (expiresOn === undefined) return null;
  const at = checkedInstant(expiresOn);
  if (at <= now) throw new LatchkeyError("invalid_expiry", { detail: "A new key must expire in the future." });
  return new Date(at).toISOString();
}

/**
 * When something that exists ends: in the future, or now, which a moment ago counts as.
 *
 * @returns milliseconds since the epoch
 * @throws LatchkeyError `invalid_body`, `invalid_expiry`
 */
export function checkedEnd(expiresOn: string, now: number): number {
  const at = checkedInstant(expiresOn);
  if (at < now - CLOCK_TOLERANCE_MS) {
    const detail = "`expiresOn` lies in the past. Send the present moment to end a key now.";
    throw new LatchkeyError("invalid_expiry", { detail });
  }
  return Math.max(at, now);
}

function checkedInstant(text: string): number {
  const at = parseInstant(text);
  if (at === null) {
    const detail = "`expiresOn` must be an RFC 3339 date-time, such as 2030-01-31T12:00:00Z.";
    throw new LatchkeyError("invalid_body", { detail });
  }
  return at;
}
