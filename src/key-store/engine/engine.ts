import type { ResolvedOptions } from "../options.js";
import type { Db } from "../schema.js";

/** An SQL database, opened: all that differs between SQLite and PostgreSQL, behind one face. */
export interface Engine {
  readonly db: Db;
  /** Names the database in errors: a path, or a host and a database. Never holds a password. */
  readonly place: string;
  /** The schema that holds the tables, where the engine has such a thing. */
  readonly schema: string | undefined;
  /** Where the secret is kept if nobody gives one; `null` where it must be given, or lives as long as the process. */
  readonly secretFile: string | null;
  /** Whether there is a table of this name; Kysely's own introspection reads the whole catalogue. */
  hasTable(db: Db, name: string): Promise<boolean>;
  /** Runs what makes and changes tables. It may take long, so no time limit of everyday's statements holds for it. */
  setUp<Result>(work: (db: Db) => Promise<Result>): Promise<Result>;
  /** Ends the use of the database, also where it never began. */
  close(): Promise<void>;
  /** True where another party stood in the way, and the same transaction may well succeed on the next try. */
  isTransient(error: unknown): boolean;
  /** Why the database cannot do its work now, as sentences for who called; `null` for any other error. */
  explain(error: unknown): string | null;
  /** The error with which opening fails: where, why, and what to do. */
  openingError(error: unknown): unknown;
}

/** Opens the engine that the option `database` asks for. The other one is not even loaded. */
export async function openEngine(options: ResolvedOptions): Promise<Engine> {
  if (isPostgresUrl(options.database)) {
    const { openPostgres } = await import("./postgres.js");
    return openPostgres(options.database, options.postgres);
  }
  const { openSqlite } = await import("./sqlite.js").catch((cause: unknown) => {
    throw new Error("A SQLite file needs Node 22.16 or newer. Use that, or a PostgreSQL URL as `database`.", { cause });
  });
  return openSqlite(options.database);
}

export const IN_MEMORY = ":memory:";

/** True for a URL that PostgreSQL's own tools take. */
export function isPostgresUrl(database: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(database);
}
