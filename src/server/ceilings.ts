/** How much one user may own. Counted before each creation, so that requests at the same moment may pass by a few. */
import { LatchkeyError } from "../core/problem.js";
import { manages, SUB_TAG } from "./scope.js";
import type { UpstreamCalls, UpstreamConsumer } from "./upstream.js";
import type { User } from "./user.js";

export interface Ceilings {
  /** Expired keys count too: they are kept, and they fill the list. */
  readonly maxKeysPerConsumer: number;
  readonly maxConsumersPerUser: number;
}

export const DEFAULT_CEILINGS: Ceilings = { maxKeysPerConsumer: 50, maxConsumersPerUser: 20 };

/** @throws TypeError where one is not a number from 1 */
export function checkedCeilings(ceilings: Ceilings): Ceilings {
  for (const [name, value] of Object.entries(ceilings)) {
    const isCount = Number.isInteger(value) || value === Number.POSITIVE_INFINITY;
    if (!isCount || value < 1)
      throw new TypeError(`createGuard(): \`${name}\` takes a whole number from 1, or Infinity.`);
  }
  return ceilings;
}

/** @throws LatchkeyError `too_many_keys` */
export function roomForKey({ apiKeys }: UpstreamConsumer, { maxKeysPerConsumer: most }: Ceilings) {
  if (apiKeys.length < most) return;
  const detail = `It has ${apiKeys.length} keys; ${most} is the most. Delete one that you no longer need and try again.`;
  throw new LatchkeyError("too_many_keys", { detail });
}

/**
 * A full consumer's keys can still be rolled, or a leaked one could not be replaced: each may have one that it has
 * taken over from.
 *
 * @throws LatchkeyError `too_many_keys`
 */
export function roomForSuccessor(consumer: UpstreamConsumer, ceilings: Ceilings) {
  roomForKey(consumer, { ...ceilings, maxKeysPerConsumer: ceilings.maxKeysPerConsumer * 2 });
}

/**
 * Only what the user made counts: else anybody could fill somebody's list up by inviting them.
 *
 * @throws LatchkeyError `too_many_consumers`
 */
export async function roomForConsumer(user: User, upstream: UpstreamCalls, { maxConsumersPerUser: most }: Ceilings) {
  const made = await upstream.findConsumers({ tag: [SUB_TAG, user.sub] });
  const own = made.filter((consumer) => manages(user, consumer)).length;
  if (own < most) return;
  const detail = `You have made ${own} consumers; ${most} is the most. Delete one that you no longer need and try again.`;
  throw new LatchkeyError("too_many_consumers", { detail });
}
