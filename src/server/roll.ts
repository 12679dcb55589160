import { activeKeys, endOfRolled, successorExpiryOfAll } from "../core/api-key.js";
import { LatchkeyError } from "../core/problem.js";
import { keysNow, madeSince, saying } from "./lost-answer.js";
import { issueKey } from "./plain-key.js";
import type { UpstreamConsumer, UpstreamKey, UpstreamKeyInput } from "./upstream.js";
import type { Work } from "./work.js";

interface Roll {
  readonly consumer: UpstreamConsumer;
  /** The keys to replace; those that have expired are left alone. */
  readonly keys: readonly UpstreamKey[];
  /** Milliseconds since the epoch: until when they keep working. */
  readonly until: number;
  readonly now: number;
}

/** An old key, and until when it is to work. */
interface Ending {
  readonly id: string;
  /** RFC 3339. */
  readonly end: string;
}

/**
 * Makes one successor and then ends the old keys, in this order: whatever fails, the user is never without a key.
 *
 * The key service's own `roll-key` is not used: it leaves keys with an expiry as they are, and its successor is always
 * permanent.
 *
 * @throws LatchkeyError `nothing_to_roll`; or the key service's failure, with what is true now in its `detail`
 */
export async function roll({ consumer, keys, until, now }: Roll, work: Work) {
  const { begun } = work.journal;
  // What an earlier try has made is the successor, not one of those to replace.
  const replaced = begun === null ? keys : keys.filter(({ id }) => begun.before.includes(id));
  const old = activeKeys(replaced.map(normalised), now);
  const isUnderWay = begun !== null && madeSince(begun, consumer.apiKeys) !== undefined;
  if (old.length === 0 && !isUnderWay) {
    throw new LatchkeyError("nothing_to_roll", { detail: "All of its keys have expired. Create a new one." });
  }
  const { key: successor, plain } = await issueKey(consumer, begun?.input ?? successorOf(old, now), work);

  const endings = old
    .map((key) => ({ key, end: endOfRolled(key, until) }))
    .filter(({ key, end }) => end !== key.expiresOn)
    .map(({ key, end }): Ending => ({ id: key.id, end }));
  try {
    for (const { id, end } of endings) await work.upstream.updateKey(consumer.name, id, { expiresOn: end });
  } catch (error) {
    const failure = await settled(error, { consumer, successor, endings }, work);
    if (failure !== null) throw failure;
  }
  return { successor, plain, replaced: old.map(({ id }) => id) };
}

function successorOf(old: readonly ReturnType<typeof normalised>[], now: number): UpstreamKeyInput {
  const newest = old.toSorted((a, b) => b.createdOn.localeCompare(a.createdOn))[0];
  const expiresOn = successorExpiryOfAll(old, now);
  return {
    ...(newest?.description ? { description: newest.description } : {}),
    ...(expiresOn === null ? {} : { expiresOn }),
  };
}

const normalised = (key: UpstreamKey) => ({ ...key, expiresOn: key.expiresOn ?? null });

interface HalfDone {
  readonly consumer: UpstreamConsumer;
  readonly successor: UpstreamKey;
  readonly endings: readonly Ending[];
}

/**
 * Looks which of the old keys were ended after all. Takes the successor back where none was and none can be any more;
 * else tells which keys work, so that nobody has to guess. `null` where everything was done.
 */
async function settled(
  error: unknown,
  { consumer, successor, endings }: HalfDone,
  { afterwards, journal }: Work,
): Promise<LatchkeyError | null> {
  const made = `The new key ${successor.id} was made`;
  const keys = await keysNow(consumer.name, afterwards);
  if (keys === null) {
    return saying(`${made}. It is not known whether the old keys were ended: reload the list and look.`, error);
  }
  const left = endings.filter(({ id, end }) => keys.some((key) => key.id === id && !endsBy(key, end)));
  if (left.length === 0) return null;
  const stillWork = `${left.map(({ id }) => id).join(", ")} still ${left.length === 1 ? "works" : "work"} as before`;
  // A change that timed out may still arrive. Without a successor its owner would then be without a key.
  const mayStillEnd = error instanceof LatchkeyError && error.code === "upstream_timeout";
  if (left.length < endings.length || mayStillEnd) {
    return saying(`${made}, but ${stillWork}. Reload the list and end what you do not need.`, error);
  }
  return afterwards.deleteKey(consumer.name, successor.id).then(
    () => {
      journal.undo();
      return saying("Nothing was changed: the old key works as before. Try again in a moment.", error);
    },
    () => saying(`${made} and could not be taken back, and ${stillWork}. Reload the list and delete one.`, error),
  );
}

/** The service may keep whole seconds. */
const PRECISION_MS = 1000;

const endsBy = ({ expiresOn }: UpstreamKey, end: string) =>
  Boolean(expiresOn) && Date.parse(expiresOn ?? "") < Date.parse(end) + PRECISION_MS;
