import { activeKeys, endOfRolled, successorExpiryOfAll } from "../core/api-key.js";
import { LatchkeyError } from "../core/problem.js";
import { issueKey } from "./plain-key.js";
import type { Upstream, UpstreamConsumer, UpstreamKey } from "./upstream.js";

interface Roll {
  readonly consumer: UpstreamConsumer;
  /** The keys to replace; those that have expired are left alone. */
  readonly keys: readonly UpstreamKey[];
  /** Milliseconds since the epoch: until when they keep working. */
  readonly until: number;
  readonly now: number;
}

/**
 * Makes one successor and then ends the old keys, in this order: whatever fails, the user is never without a key.
 *
 * The key service's own `roll-key` is not used: it leaves keys with an expiry as they are, and its successor is always
 * permanent.
 *
 * @throws LatchkeyError `nothing_to_roll`; or the key service's failure, with what is true now in its `detail`
 */
export async function roll({ consumer, keys, until, now }: Roll, upstream: Upstream) {
  const old = activeKeys(keys.map(normalised), now);
  const newest = old.toSorted((a, b) => b.createdOn.localeCompare(a.createdOn))[0];
  if (!newest) {
    throw new LatchkeyError("nothing_to_roll", { detail: "All of its keys have expired. Create a new one." });
  }
  const expiresOn = successorExpiryOfAll(old, now);
  const input = {
    ...(newest.description ? { description: newest.description } : {}),
    ...(expiresOn === null ? {} : { expiresOn }),
  };
  const { key: successor, plain } = await issueKey(consumer.name, input, upstream);

  let ended = 0;
  try {
    for (const key of old) {
      const end = endOfRolled(key, until);
      if (end !== key.expiresOn) await upstream.updateKey(consumer.name, key.id, { expiresOn: end });
      ended += 1;
    }
  } catch (error) {
    throw await undone(error, ended, { consumer, successor, total: old.length }, upstream);
  }
  return { successor, plain };
}

const normalised = (key: UpstreamKey) => ({ ...key, expiresOn: key.expiresOn ?? null });

/** Takes the successor back where nothing has ended yet; else tells which keys work, so that nobody has to guess. */
async function undone(
  error: unknown,
  ended: number,
  { consumer, successor, total }: { consumer: UpstreamConsumer; successor: UpstreamKey; total: number },
  upstream: Upstream,
): Promise<LatchkeyError> {
  const failure = error instanceof LatchkeyError ? error : new LatchkeyError("internal_error", { cause: error });
  const { status, retryAfter, cause } = failure;
  let detail = `A new key was made, but only ${ended} of ${total} old keys were ended. Reload the list and roll again.`;
  if (ended === 0) {
    const takenBack = await upstream.deleteKey(consumer.name, successor.id).then(
      () => true,
      () => false,
    );
    detail = takenBack
      ? "Nothing was changed: the old key works as before. Try again in a moment."
      : "A new key was made, and the old one still works as before. Reload the list and delete the one you do not need.";
  }
  return new LatchkeyError(failure.code, { detail, status, retryAfter, cause });
}
