/** A fresh database for one test, on the engine of the project that runs it. */
import { randomBytes } from "node:crypto";
import type { KeyStoreOptions } from "latchkey/key-store";
import pg from "pg";
import { afterAll, inject, onTestFinished } from "vitest";

const url = inject("postgres");

/** The server that PostgreSQL's tests use. */
export const postgresUrl = url ?? "";

const pool = url === undefined ? undefined : new pg.Pool({ connectionString: url, max: 2 });

/** The engine that this run is about. */
export const engine = url === undefined ? "sqlite" : "postgres";

/** Schemas that earlier tests of the file have used, emptied: to make the tables anew takes longer than most tests. */
const emptied: string[] = [];
const made: string[] = [];

/** The options that lead to a database with nothing in it, which is emptied when the test ends. */
export function freshDatabase(): Pick<KeyStoreOptions, "database" | "postgres"> {
  if (url === undefined) return { database: ":memory:" };
  const schema = emptied.pop() ?? newSchema();
  onTestFinished(async () => {
    await query(`delete from ${schema}.bucket; delete from ${schema}.setting`);
    emptied.push(schema);
  });
  return { database: url, postgres: { schema, poolSize: 4 } };
}

/** The name of a schema that does not exist yet, and is gone when the tests of the file have run. */
export function newSchema(): string {
  const schema = `test_${randomBytes(8).toString("hex")}`;
  made.push(schema);
  return schema;
}

/** Asks PostgreSQL itself, past the store. */
export async function query(text: string, values?: unknown[]) {
  if (!pool) throw new Error("This run is not about PostgreSQL.");
  return (await pool.query(text, values)).rows;
}

if (pool) {
  afterAll(async () => {
    for (const schema of made) await query(`drop schema if exists ${schema} cascade`);
    await pool.end();
  });
}
