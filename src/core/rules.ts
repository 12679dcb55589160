/** What the guard and the in-memory service both ask of input, so that a preview refuses what the server would. */
import { parseInstant } from "./instant.js";
import { CLOCK_TOLERANCE_MS, LATEST_INSTANT, LIMITS } from "./limits.js";
import { LatchkeyError } from "./problem.js";

/** Half a character, a line break and the like, and what turns the order of the letters around it. */
const UNPRINTABLE = /[\p{Surrogate}\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
const VISIBLE = /[^\p{Cf}\p{Z}]/u;

/** True for a name that people can be shown: one line of 1 to 128 characters that looks like what it is. */
export function isName(text: string): boolean {
  return VISIBLE.test(text) && text.length <= LIMITS.nameLength && !UNPRINTABLE.test(text);
}

/** What is wrong with a text that is not {@link isName}. */
export const nameRule = (field: string) =>
  `\`${field}\` must be a text of 1 to ${LIMITS.nameLength} visible characters on one line.`;

/**
 * When a new key ends.
 *
 * @param now milliseconds since the epoch
 * @returns RFC 3339, UTC
 * @throws LatchkeyError `invalid_body` for what is no date-time, `invalid_expiry` for a moment that is not in the future
 */
export function futureExpiry(expiresOn: string, now: number): string {
  const at = instantOf(expiresOn);
  if (at <= now) throw new LatchkeyError("invalid_expiry", { detail: "A new key must expire in the future." });
  return new Date(at).toISOString();
}

/**
 * When something that exists ends: in the future, or now. The present moment has passed when it arrives and clocks
 * differ, so the last minutes count as now; what lies further back is a mistake.
 *
 * @param now milliseconds since the epoch
 * @returns milliseconds since the epoch
 * @throws LatchkeyError `invalid_body`, `invalid_expiry`
 */
export function endingMoment(expiresOn: string, now: number): number {
  const at = instantOf(expiresOn);
  if (at < now - CLOCK_TOLERANCE_MS) {
    const detail = "`expiresOn` lies in the past. Send the present moment to end a key now.";
    throw new LatchkeyError("invalid_expiry", { detail });
  }
  return Math.max(at, now);
}

export const INSTANT_RULE = "`expiresOn` must be an RFC 3339 date-time, such as 2030-01-31T12:00:00Z.";

function instantOf(text: string): number {
  const at = parseInstant(text);
  if (at === null) throw new LatchkeyError("invalid_body", { detail: INSTANT_RULE });
  if (at > LATEST_INSTANT) throw new LatchkeyError("invalid_expiry", { detail: "`expiresOn` lies too far ahead." });
  return at;
}
