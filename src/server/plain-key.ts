import { isMasked } from "../core/api-key.js";
import { LatchkeyError } from "../core/problem.js";
import type { Begun } from "./idempotency/journal.js";
import { findMade, madeSince, mayHaveHappened, saying } from "./lost-answer.js";
import type { UpstreamCalls, UpstreamKey, UpstreamKeyInput } from "./upstream.js";
import type { Work } from "./work.js";

/**
 * The plain text of a key: from the answer that just made it, or else asked for.
 *
 * @throws LatchkeyError `not_retrievable` where the bucket shows a key once and this was not the time
 */
export async function plainKeyOf(key: UpstreamKey, consumerName: string, upstream: UpstreamCalls): Promise<string> {
  const own = visiblePart(key);
  if (own !== null) return own;
  const asked = visiblePart(await upstream.readVisibleKey(consumerName, key.id));
  if (asked !== null) return asked;
  throw new LatchkeyError("not_retrievable", { detail: "Roll the key to get a new one." });
}

/** Who gets the key, and what keys they had before. */
interface Owner {
  readonly name: string;
  readonly apiKeys: readonly UpstreamKey[];
}

/** A key that was just made, and its plain text. */
interface IssuedUpstreamKey {
  readonly key: UpstreamKey;
  readonly plain: string;
}

/**
 * Makes a key and gets hold of its plain text. A key that nobody could be shown is taken back: it would work, and its
 * owner would not know. Where the answer to the creation got lost, the key is looked for; and so is one that an earlier
 * try of the same request had `begun` to make.
 *
 * @throws LatchkeyError the key service's failure; its `detail` says so where a key may have stayed behind
 */
export async function issueKey(
  owner: Owner,
  input: UpstreamKeyInput,
  work: Work,
  begun: Begun | null = work.journal.begun,
): Promise<IssuedUpstreamKey> {
  const earlier = begun && madeSince(begun, owner.apiKeys);
  if (earlier) return show(earlier, owner, work.upstream);
  const begins = begun ?? { before: owner.apiKeys.map(({ id }) => id), input };
  await work.journal.begin(begins);
  let key: UpstreamKey;
  try {
    key = await work.upstream.createKey(owner.name, input);
  } catch (error) {
    if (mayHaveHappened(error)) {
      return show(await findMade(owner.name, begins, error, work.afterwards), owner, work.afterwards);
    }
    work.journal.undo();
    throw error;
  }
  try {
    return { key, plain: await plainKeyOf(key, owner.name, work.upstream) };
  } catch (error) {
    throw await takenBack(key, owner, error, work);
  }
}

/** Shows a key that was found. It is never taken back: it may be in use, or another request may have made it. */
async function show(key: UpstreamKey, owner: Owner, upstream: UpstreamCalls): Promise<IssuedUpstreamKey> {
  try {
    return { key, plain: await plainKeyOf(key, owner.name, upstream) };
  } catch (cause) {
    throw saying(`The key ${key.id} was made and works, but it could not be shown. ${TAKE_CARE}`, cause);
  }
}

const TAKE_CARE = "Reload the list, and reveal, roll or delete it there.";

async function takenBack(key: UpstreamKey, owner: Owner, error: unknown, work: Work): Promise<unknown> {
  return work.afterwards.deleteKey(owner.name, key.id).then(
    () => {
      work.journal.undo();
      return error;
    },
    () =>
      saying(`The key ${key.id} was made and works, but it could be neither shown nor taken back. ${TAKE_CARE}`, error),
  );
}

function visiblePart({ key }: UpstreamKey): string | null {
  return key && !isMasked(key) ? key : null;
}
