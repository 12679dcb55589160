import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import type { Tables } from "../schema.js";
import { type Engine, IN_MEMORY } from "./engine.js";
import { nodeSqliteDialect } from "./sqlite-dialect.js";
import { explain, isBusy, openingError } from "./sqlite-errors.js";

/** "LKEY", in the field of the file's header that tells whose database it is. */
const APPLICATION_ID = 0x4c4b4559;

/**
 * Opens a database file, made where it is missing, or `":memory:"`.
 *
 * @throws Error that says what stands in the way; a file of another kind is left as it is
 */
export function openSqlite(path: string): Engine {
  const database = openFile(path);
  const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(database) });
  return {
    db,
    place: path,
    schema: undefined,
    secretFile: path === IN_MEMORY ? null : `${path}.secret`,
    hasTable: async (_, name) => database.prepare("SELECT 1 FROM sqlite_master WHERE name = ?").get(name) !== undefined,
    setUp: (work) => work(db),
    close: async () => database.close(),
    isTransient: isBusy,
    explain,
    openingError: (error) => openingError(error, path),
  };
}

function openFile(path: string): DatabaseSync {
  if (path !== IN_MEMORY) ensureFile(path);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec("PRAGMA busy_timeout = 5000");
    claim(database, path);
    // FULL: an answered write survives a power cut, not only the end of the process.
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    // SQLite would wait by blocking the process, and with it the very transaction that it waits for. `retry` waits.
    database.exec("PRAGMA busy_timeout = 0");
    return database;
  } catch (error) {
    database?.close();
    throw openingError(error, path);
  }
}

/** Makes the file and its folder with rights for their owner alone: it holds people's e-mail addresses. */
function ensureFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    closeSync(openSync(path, "a", 0o600));
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    throw new Error(
      `The database file ${path} cannot be made or written${reason}. Check the path and the rights on its folder, or choose another \`database\`.`,
      { cause: error },
    );
  }
}

/** Marks a new database as the key store's, and refuses one that belongs to something else. */
function claim(database: DatabaseSync, path: string): void {
  // In this order: another process that makes the tables right now has set the id before.
  const tables = Number(database.prepare("SELECT count(*) AS n FROM sqlite_master").get()?.n);
  const owner = Number(database.prepare("PRAGMA application_id").get()?.application_id);
  if (owner === APPLICATION_ID) return;
  if (owner !== 0 || tables > 0) {
    throw new Error(
      `The database ${path} belongs to another application, so nothing was written to it. Choose another \`database\`.`,
    );
  }
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
}
