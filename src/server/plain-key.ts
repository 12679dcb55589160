import { isMasked } from "../core/api-key.js";
import { LatchkeyError } from "../core/problem.js";
import type { Upstream, UpstreamKey, UpstreamKeyInput } from "./upstream.js";

/**
 * The plain text of a key: from the answer that just made it, or else asked for.
 *
 * @throws LatchkeyError `not_retrievable` where the bucket shows a key once and this was not the time
 */
export async function plainKeyOf(key: UpstreamKey, consumerName: string, upstream: Upstream): Promise<string> {
  const own = visiblePart(key);
  if (own !== null) return own;
  const asked = visiblePart(await upstream.readVisibleKey(consumerName, key.id));
  if (asked !== null) return asked;
  throw new LatchkeyError("not_retrievable", { detail: "Roll the key to get a new one." });
}

/**
 * Makes a key and gets hold of its plain text. A key that nobody could be shown is taken back: it would work, and its
 * owner would not know.
 */
export async function issueKey(consumerName: string, input: UpstreamKeyInput, upstream: Upstream) {
  const key = await upstream.createKey(consumerName, input);
  try {
    return { key, plain: await plainKeyOf(key, consumerName, upstream) };
  } catch (error) {
    await upstream.deleteKey(consumerName, key.id).catch(() => undefined);
    throw error;
  }
}

function visiblePart({ key }: UpstreamKey): string | null {
  return key && !isMasked(key) ? key : null;
}
