import type { KeyFormat } from "./key-format.js";
import type { Db } from "./schema.js";
import type { Vault } from "./vault.js";

/** What every operation of one open store shares. */
export interface StoreContext {
  readonly db: Db;
  readonly format: KeyFormat;
  readonly vault: Vault;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A number greater than all before it: what is made later comes later in lists, even within a millisecond. */
  readonly nextOrdinal: () => number;
}

/** Ordinals are microseconds since the epoch where the clock allows it, so they also grow from one start to the next. */
export function ordinals(now: () => number): () => number {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Math.floor(now()) * 1000);
    return last;
  };
}
