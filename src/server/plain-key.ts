import { isMasked } from "../core/api-key.js";
import { LatchkeyError } from "../core/problem.js";
import type { Upstream, UpstreamKey } from "./upstream.js";

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

function visiblePart({ key }: UpstreamKey): string | null {
  return key && !isMasked(key) ? key : null;
}
