import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Opens `identity.sqlite` in the data folder, readable by its owner only, and makes its tables at the first start. */
export function openIdentityDatabase(dataFolder: string): DatabaseSync {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const file = join(dataFolder, "identity.sqlite");
  const database = new DatabaseSync(file);
  chmodSync(file, 0o600);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA busy_timeout = 2000;
    CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS account (
      sub TEXT PRIMARY KEY, email TEXT NOT NULL, email_verified INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS artifact (
      model TEXT NOT NULL, id_hash TEXT NOT NULL, payload TEXT NOT NULL, uid TEXT, grant_id TEXT, expires_at INTEGER,
      PRIMARY KEY (model, id_hash)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS artifact_uid ON artifact (uid) WHERE uid IS NOT NULL;
    CREATE INDEX IF NOT EXISTS artifact_grant ON artifact (grant_id) WHERE grant_id IS NOT NULL;
    CREATE INDEX IF NOT EXISTS artifact_expiry ON artifact (expires_at);
  `);
  return database;
}
