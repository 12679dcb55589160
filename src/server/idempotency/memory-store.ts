import type { IdempotencyClaim, IdempotencyHold, IdempotencyStore } from "./store.js";

interface Entry extends IdempotencyClaim {
  progress: string | null;
  result: string | null;
}

/**
 * Remembers requests in this process: enough for one guard. Several guards need a store that they share.
 *
 * @param options `max`: how many requests to remember, 10,000 by default; the oldest are forgotten first
 */
export function memoryIdempotencyStore({ max = 10_000 }: { max?: number } = {}): IdempotencyStore {
  const entries = new Map<string, Entry>();

  const held = ({ id, token }: IdempotencyHold) => {
    const entry = entries.get(id);
    return entry?.token === token && entry.result === null ? entry : undefined;
  };

  const add = (claim: IdempotencyClaim, progress: string | null) => {
    // Behind all others: the order is that of expiry.
    entries.delete(claim.id);
    entries.set(claim.id, { ...claim, progress, result: null });
    for (const [id, { expiresAt }] of entries) {
      if (expiresAt > claim.now && entries.size <= max) break;
      entries.delete(id);
    }
    return { state: "reserved", progress } as const;
  };

  return {
    async reserve(claim) {
      const known = entries.get(claim.id);
      if (known === undefined || known.expiresAt <= claim.now) return add(claim, null);
      if (known.fingerprint !== claim.fingerprint) return { state: "other_body" };
      if (known.result !== null) return { state: "done", result: known.result };
      if (known.leaseUntil > claim.now) return { state: "in_flight" };
      return add(claim, known.progress);
    },
    async note(hold, progress) {
      const entry = held(hold);
      if (entry) entry.progress = progress;
      return entry !== undefined;
    },
    async complete(hold, result) {
      const entry = held(hold);
      if (entry) entries.set(hold.id, { ...entry, result, progress: null });
    },
    async release(hold, progress) {
      const entry = held(hold);
      if (!entry) return;
      if (progress === null) entries.delete(hold.id);
      else entries.set(hold.id, { ...entry, progress, leaseUntil: 0 });
    },
  };
}
