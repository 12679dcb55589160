import { Kysely } from "kysely";
import { ordinals, type StoreContext } from "./context.js";
import { createApp } from "./http/app.js";
import { keyFormat } from "./key-format.js";
import { migrate } from "./migrations.js";
import { type KeyStoreOptions, type ResolvedOptions, resolveOptions } from "./options.js";
import { insertBucket } from "./records/buckets.js";
import type { Db, Tables } from "./schema.js";
import { makeSecretFile, newSecret, readSecretFile } from "./secret.js";
import { IN_MEMORY, openSqlite } from "./sqlite.js";
import type { KeyStore } from "./store.js";
import { createVault, type Vault } from "./vault.js";
import { verifyKey } from "./verify.js";

/**
 * Opens the embedded key service. Needs Node 22.16 or newer, which ships SQLite.
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
  const db: Db = new Kysely<Tables>({ dialect: openSqlite(resolved.database) });
  try {
    const vault = await openVault(db, resolved);
    const context: StoreContext = {
      db,
      vault,
      format: keyFormat(resolved.prefix),
      now: resolved.now,
      nextOrdinal: ordinals(resolved.now),
    };
    for (const bucket of resolved.buckets) await insertBucket(context, db, bucket);
    return toKeyStore(context, resolved);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function toKeyStore(context: StoreContext, options: ResolvedOptions): KeyStore {
  const app = createApp(context, options);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= context.db.destroy();
    return closing;
  };
  return {
    fetch: async (request) => app.fetch(request),
    verifyKey: (key) => verifyKey(context, key),
    close,
    [Symbol.asyncDispose]: close,
  };
}

const FINGERPRINT = "secret_fingerprint";

/** Finds the secret, makes sure that it is the one the database was written with, and brings the tables up to date. */
async function openVault(db: Db, { database, secret }: ResolvedOptions): Promise<Vault> {
  const expected = await readFingerprint(db);
  const vault = createVault(secret ?? findSecret(database, expected === null));
  // Before anything is written: with another secret the database stays as it is.
  if (expected !== null) requireSame(vault, expected, database);
  await migrate(db);
  if (expected === null) {
    await db
      .insertInto("setting")
      .values({ name: FINGERPRINT, value: vault.fingerprint })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .execute();
    // Another process may have opened the new database at the same time, with a secret of its own.
    requireSame(vault, (await readFingerprint(db)) ?? "", database);
  }
  return vault;
}

async function readFingerprint(db: Db): Promise<string | null> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === "setting")) return null;
  const row = await db.selectFrom("setting").select("value").where("name", "=", FINGERPRINT).executeTakeFirst();
  return row?.value ?? null;
}

function findSecret(database: string, isNew: boolean): string {
  if (database === IN_MEMORY) return newSecret();
  const file = `${database}.secret`;
  const secret = readSecretFile(file);
  if (secret !== null) return secret;
  if (isNew) return makeSecretFile(file);
  throw new Error(
    `The secret of the database ${database} is missing: there is no file ${file}, and LATCHKEY_SECRET is not set. Restore the file or set the variable; without the secret the keys cannot be shown.`,
  );
}

function requireSame(vault: Vault, fingerprint: string, database: string): void {
  if (vault.fingerprint === fingerprint) return;
  throw new Error(
    `The secret does not fit this database (${database}): it was written with another one. Set LATCHKEY_SECRET, or the option \`secret\`, to that one or restore the file ${database}.secret.`,
  );
}
