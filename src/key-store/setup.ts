import { ordinals, writer } from "./context.js";
import type { Engine } from "./engine/engine.js";
import { retry } from "./engine/retry.js";
import { migrate } from "./migrations/index.js";
import { DEFAULT_BUCKETS, type ResolvedOptions } from "./options.js";
import { insertBucket } from "./records/buckets.js";
import type { Db } from "./schema.js";
import { makeSecretFile, newSecret, readSecretFile } from "./secret.js";
import { createVault, type Vault } from "./vault.js";

const FINGERPRINT = "secret_fingerprint";

/**
 * Makes a database ready: finds the secret and makes sure that it is the one the database was written with, brings the
 * tables up to date, and makes the buckets that are missing. Several processes may do so at the same time.
 *
 * @throws Error where the secret does not fit or the database was written by a newer Latchkey; nothing is written then
 */
export function setUp(engine: Engine, options: ResolvedOptions): Promise<Vault> {
  return engine.setUp((db) => retry(() => prepare(db, engine, options), engine.isTransient));
}

async function prepare(db: Db, engine: Engine, { secret, buckets, now }: ResolvedOptions): Promise<Vault> {
  const expected = (await engine.hasTable(db, "setting")) ? await readFingerprint(db) : null;
  const vault = createVault(secret ?? findSecret(engine, expected === null));
  // Before anything is written: with another secret the database stays as it is.
  if (expected !== null) requireSame(vault, expected, engine);
  await migrate(db, engine);
  const clock = { now, nextOrdinal: ordinals(now) };
  await writer(
    db,
    engine.isTransient,
  )(async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto("setting")
      .values({ name: FINGERPRINT, value: vault.fingerprint })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .executeTakeFirstOrThrow();
    const isNew = numInsertedOrUpdatedRows === 1n;
    for (const bucket of buckets ?? (isNew ? DEFAULT_BUCKETS : [])) await insertBucket(clock, trx, bucket);
  });
  // Another process may have opened the new database at the same time, with a secret of its own.
  requireSame(vault, (await readFingerprint(db)) ?? "", engine);
  return vault;
}

async function readFingerprint(db: Db): Promise<string | null> {
  const row = await db.selectFrom("setting").select("value").where("name", "=", FINGERPRINT).executeTakeFirst();
  return row?.value ?? null;
}

function findSecret({ place, secretFile }: Engine, isNew: boolean): string {
  if (secretFile === null) return newSecret();
  const secret = readSecretFile(secretFile);
  if (secret !== null) return secret;
  if (isNew) return makeSecretFile(secretFile);
  throw new Error(
    `The secret of the database ${place} is missing: there is no file ${secretFile}, and LATCHKEY_SECRET is not set. Restore the file or set the variable; without the secret the keys cannot be shown.`,
  );
}

function requireSame(vault: Vault, fingerprint: string, { place, secretFile }: Engine): void {
  if (vault.fingerprint === fingerprint) return;
  const restore = secretFile === null ? "" : ` or restore the file ${secretFile}`;
  throw new Error(
    `The secret does not fit this database (${place}): it was written with another one. Set LATCHKEY_SECRET, or the option \`secret\`, to that one${restore}.`,
  );
}
