import { ordinals, type StoreContext, writer } from "./context.js";
import { openEngine } from "./engine/engine.js";
import { createApp } from "./http/app.js";
import { keyFormat } from "./key-format.js";
import { type KeyStoreOptions, type ResolvedOptions, resolveOptions } from "./options.js";
import { setUp } from "./setup.js";
import type { KeyStore } from "./store.js";
import { verifyKey } from "./verify.js";

/**
 * Opens the embedded key service, over a SQLite file (needs Node 22.16 or newer, which ships SQLite) or PostgreSQL 15 or
 * newer (needs the package `pg`).
 *
 * @throws TypeError where an option cannot work; Error where the database cannot be opened, belongs to something else,
 * or was written with another secret. Nothing is overwritten then.
 *
 * @example
 * const store = await openKeyStore({ database: "data/keys.db", apiKey: process.env.STORE_API_KEY });
 * serve({ fetch: store.fetch });
 */
export async function openKeyStore(options: KeyStoreOptions): Promise<KeyStore> {
  const resolved = resolveOptions(options, process.env);
  const engine = await openEngine(resolved);
  const { db, explain, isTransient } = engine;
  try {
    const context: StoreContext = {
      db,
      explain,
      write: writer(db, isTransient),
      vault: await setUp(engine, resolved),
      format: keyFormat(resolved.prefix),
      now: resolved.now,
      nextOrdinal: ordinals(resolved.now),
    };
    return toKeyStore(context, resolved, engine.close);
  } catch (error) {
    await engine.close();
    throw engine.openingError(error);
  }
}

function toKeyStore(context: StoreContext, options: ResolvedOptions, closeDatabase: () => Promise<void>): KeyStore {
  const app = createApp(context, options);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= closeDatabase();
    return closing;
  };
  return {
    fetch: async (request) => app.fetch(request),
    verifyKey: (key) => verifyKey(context, key),
    close,
    [Symbol.asyncDispose]: close,
  };
}
