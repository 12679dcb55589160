/** What became of a write whose answer never arrived. */
import { LatchkeyError, toLatchkeyError } from "../core/problem.js";
import type { Begun } from "./idempotency/journal.js";
import type { UpstreamCalls, UpstreamKey, UpstreamKeyInput } from "./upstream.js";

/** True where a write failed in a way that leaves open whether the key service has made it. */
export function mayHaveHappened(error: unknown): boolean {
  const code = error instanceof LatchkeyError ? error.code : "internal_error";
  return code === "upstream_unavailable" || code === "upstream_timeout" || code === "upstream_error";
}

/** The same failure, saying what is true now and what to do about it. */
export function saying(detail: string, error: unknown): LatchkeyError {
  const { code, status, retryAfter, cause } = toLatchkeyError(error);
  return new LatchkeyError(code, { detail, status, retryAfter, cause });
}

/** The keys that a consumer has by now; `null` where that cannot be found out. */
export function keysNow(consumerName: string, afterwards: UpstreamCalls): Promise<readonly UpstreamKey[] | null> {
  return afterwards.readConsumer(consumerName).then(
    ({ apiKeys }) => apiKeys,
    () => null,
  );
}

/**
 * The key that a creation made although its answer got lost: the one that was not there before and is as it was asked
 * for. Keys carry no mark of who made them, so where two such keys exist nobody can tell which one it is.
 *
 * @throws LatchkeyError the failure `error` itself, saying what was found
 */
export async function findMade(
  consumerName: string,
  begun: Begun,
  error: unknown,
  afterwards: UpstreamCalls,
): Promise<UpstreamKey> {
  const keys = await keysNow(consumerName, afterwards);
  if (keys === null) {
    throw saying("It is not known whether the key was made. Look at the list before you repeat this.", error);
  }
  const made = madeSince(begun, keys);
  if (!made) throw saying("No new key was found afterwards. Look at the list before you repeat this.", error);
  return made;
}

/**
 * The one key among `keys` that was not there before and is as it was asked for; `undefined` where there is none.
 *
 * @throws LatchkeyError `conflict` where there are several
 */
export function madeSince({ before, input }: Begun, keys: readonly UpstreamKey[]): UpstreamKey | undefined {
  const [made, ...others] = keys.filter((key) => !before.includes(key.id) && isAsAskedFor(key, input));
  if (others.length === 0) return made;
  const detail = "Several new keys of this name were found. Look at the list before you repeat this.";
  throw new LatchkeyError("conflict", { detail });
}

/** True for a key with the name and the expiry that were asked for. */
function isAsAskedFor(key: UpstreamKey, { description, expiresOn }: UpstreamKeyInput): boolean {
  return (key.description ?? "") === (description ?? "") && isSameEnd(key.expiresOn, expiresOn);
}

/** The service may keep whole seconds. */
const PRECISION_MS = 1000;

function isSameEnd(a: string | null | undefined, b: string | null | undefined): boolean {
  return a && b ? Math.abs(Date.parse(a) - Date.parse(b)) < PRECISION_MS : !a && !b;
}
