/** Every kind of store, empty, for one test: memory and SQLite, or PostgreSQL where the run is about it. */
import { randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { Kysely, PostgresDialect, sql } from "kysely";
import { type IdempotencyStore, memoryIdempotencyStore, sqlIdempotencyStore } from "latchkey/server";
import pg from "pg";
import { inject, onTestFinished } from "vitest";
import { nodeSqliteDialect } from "../../src/key-store/engine/sqlite-dialect.ts";

const url = inject("postgres");

/** A database, and everything that it holds of the store as one text. */
interface Opened {
  readonly store: IdempotencyStore;
  /** A second store on the same database, as another process has it. */
  readonly again: () => IdempotencyStore;
  readonly dump: () => Promise<string>;
}

function openMemory(): Opened {
  const store = memoryIdempotencyStore();
  return { store, again: () => store, dump: async () => "" };
}

function openSqlite(): Opened {
  const db = new Kysely<unknown>({ dialect: nodeSqliteDialect(new DatabaseSync(":memory:")) });
  onTestFinished(() => db.destroy());
  return ofDatabase(db);
}

async function openPostgres(): Promise<Opened> {
  const schema = `test_${randomBytes(8).toString("hex")}`;
  const pool = new pg.Pool({ connectionString: url, max: 10, options: `-c search_path=${schema}` });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  await sql`create schema ${sql.ref(schema)}`.execute(db);
  onTestFinished(async () => {
    await sql`drop schema ${sql.ref(schema)} cascade`.execute(db);
    await db.destroy();
  });
  return ofDatabase(db);
}

const ofDatabase = (db: Kysely<unknown>): Opened => ({
  store: sqlIdempotencyStore(db),
  again: () => sqlIdempotencyStore(db),
  dump: async () => JSON.stringify((await sql`select * from latchkey_idempotency`.execute(db)).rows),
});

export const stores: [string, () => Opened | Promise<Opened>][] =
  url === undefined
    ? [
        ["memory", openMemory],
        ["SQLite", openSqlite],
      ]
    : [["PostgreSQL", openPostgres]];
