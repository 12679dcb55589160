import type { LatchkeyError } from "../core/problem.js";
import { newIdempotencyKey } from "../service/idempotency-key.js";
import { isSameWish } from "./same-wish.js";
import type { Scope } from "./session.js";

/** A call under one idempotency key: as often as it is sent, the service does it once. */
export interface Wish<Args> {
  readonly scope: Scope;
  readonly args: Args;
  readonly idempotencyKey: string;
  /** When it was first made, in milliseconds since the epoch. */
  readonly madeAt: number;
}

/**
 * Remembers the calls of which nobody knows whether they were done, so that "try again" does not do them twice.
 *
 * @param makesNew false for what comes to the same however often it is done: each call is then a new one
 */
export function createUnanswered<Args>(makesNew: boolean) {
  const wishes = new Set<Wish<Args>>();
  return {
    /** The call to make: the earlier one, word for word, where its answer is still due; else a new one. */
    wishFor(scope: Scope, args: Args): Wish<Args> {
      const madeAt = Date.now();
      for (const wish of wishes) {
        if (wish.scope === scope && isSameWish(wish.args, args, madeAt - wish.madeAt)) return wish;
      }
      return { scope, args, idempotencyKey: newIdempotencyKey(), madeAt };
    },
    /** Says how it ended; without an error, well. */
    settle(wish: Wish<Args>, error?: LatchkeyError) {
      if (makesNew && error && leavesOpen(error)) wishes.add(wish);
      else wishes.delete(wish);
    },
  };
}

/** Refusals of the moment: they say nothing of what became of an earlier try. */
const OF_THE_MOMENT: readonly number[] = [401, 403, 408, 429];
const CODES: readonly string[] = ["network", "timeout", "aborted", "unexpected_response", "idempotency_in_flight"];

/** True where the call, or an earlier try of it, may have been done all the same. */
function leavesOpen({ code, status }: LatchkeyError): boolean {
  return CODES.includes(code) || status >= 500 || OF_THE_MOMENT.includes(status);
}
