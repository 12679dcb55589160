import { LatchkeyError } from "../core/problem.js";
import type { Engine } from "./engine/engine.js";
import { retry } from "./engine/retry.js";
import type { KeyFormat } from "./key-format.js";
import type { Db } from "./schema.js";
import type { Vault } from "./vault.js";

/** What every operation of one open store shares. */
export interface StoreContext {
  /** For reading. What writes goes through {@link StoreContext.write}. */
  readonly db: Db;
  /** Runs a transaction: all of it or nothing. It runs again where another writer stood in its way. */
  readonly write: Write;
  /** See {@link Engine.explain}. */
  readonly explain: Engine["explain"];
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

export type Write = <Result>(work: (trx: Db) => Promise<Result>) => Promise<Result>;

/** See {@link StoreContext.write}. */
export function writer(db: Db, isTransient: Engine["isTransient"]): Write {
  return (work) => retry(() => db.transaction().execute(work), isTransient);
}

/** A failure of the database as the one that callers know, `upstream_unavailable`; any other error as it is. */
export function inWords({ explain }: Pick<StoreContext, "explain">, error: unknown): unknown {
  const detail = explain(error);
  return detail === null ? error : new LatchkeyError("upstream_unavailable", { detail, cause: error });
}
