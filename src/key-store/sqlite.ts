/** SQLite as Node ships it, for Kysely. */
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from "kysely";

export const IN_MEMORY = ":memory:";

/** "LKEY", in the field of the file's header that tells whose database it is. */
const APPLICATION_ID = 0x4c4b4559;

/**
 * Opens a database file, made where it is missing, or `":memory:"`.
 *
 * @throws Error that says what stands in the way; a file of another kind is left as it is
 */
export function openSqlite(path: string): Dialect {
  if (path !== IN_MEMORY) ensureFile(path);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec("PRAGMA busy_timeout = 5000");
    claim(database, path);
    // FULL: an answered write survives a power cut, not only the end of the process.
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
  } catch (error) {
    database?.close();
    throw isSqliteError(error) ? new Error(describe(error, path), { cause: error }) : error;
  }
  return new NodeSqliteDialect(adapt(database));
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

const isSqliteError = (error: unknown): error is Error & { errcode: number } =>
  error instanceof Error && "errcode" in error && typeof error.errcode === "number";

/** @see https://sqlite.org/rescode.html */
function describe({ errcode, message }: { errcode: number; message: string }, path: string): string {
  // The low byte is the primary code.
  switch (errcode & 0xff) {
    case 26:
      return `The file ${path} is not a SQLite database, so nothing was written to it. Choose another \`database\`.`;
    case 11:
      return `The database ${path} is damaged. Restore it from a backup.`;
    default:
      return `The database ${path} cannot be opened: ${message}. Check the rights on the file and its folder, and that the disk is not full.`;
  }
}

/** More different statements than the store has; lists of ids make some more. */
const MAX_PREPARED = 256;

/** Node's database in the shape that Kysely knows. Statements are prepared once. */
function adapt(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      const statement = database.prepare(sql);
      // Kysely passes on what the queries hold: texts, numbers and null.
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
      const adapted: SqliteStatement = {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
      if (prepared.size >= MAX_PREPARED) prepared.clear();
      prepared.set(sql, adapted);
      return adapted;
    },
  };
}

class NodeSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver({ database: this.#database });
  }

  override createAdapter(): SqliteAdapter {
    return new Adapter();
  }
}

class ImmediateDriver extends SqliteDriver {
  /** Takes the write lock at once: a transaction that asks for it midway fails where another process has written. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

class Adapter extends SqliteAdapter {
  /** SQLite can do it, and a migration that is cut short must leave nothing behind. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
