import { Kysely, PostgresDialect, sql } from "kysely";
import type { PoolConfig } from "pg";
import type { PostgresOptions } from "../options.js";
import type { Db, Tables } from "../schema.js";
import type { Engine } from "./engine.js";
import { explain, isRollback, openingError } from "./postgres-errors.js";
import { guarded } from "./postgres-pool.js";

/** The network's share of a statement's time. */
const NETWORK_MS = 1000;

/**
 * Prepares a pool of connections; the first statement opens the first of them.
 *
 * @throws Error where the package `pg` is not installed
 */
export async function openPostgres(url: string, options: Required<PostgresOptions>): Promise<Engine> {
  const { schema, poolSize, statementTimeoutMs, connectTimeoutMs } = options;
  const pg = await importPg();
  const open = (config: PoolConfig) => {
    const pool = new pg.Pool({
      connectionString: url,
      application_name: "latchkey",
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
      types: { getTypeParser: (oid, format) => (oid === BIGINT ? Number : pg.types.getTypeParser(oid, format)) },
      ...config,
    });
    // A connection that is lost tells the query that uses it. Where there is none the pool makes another one; but a
    // connection or a pool that nobody listens to would end the process.
    pool.on("error", () => {});
    pool.on("connect", (client) => client.on("error", () => {}));
    const dialect = new PostgresDialect({ pool: guarded(pool) });
    return { db: new Kysely<Tables>({ dialect }).withSchema(schema), close: () => pool.end() };
  };
  const place = placeOf(url);

  const timeouts =
    statementTimeoutMs === 0
      ? {}
      : { statement_timeout: statementTimeoutMs, query_timeout: statementTimeoutMs + NETWORK_MS };

  return {
    ...open({ max: poolSize, ...timeouts }),
    place,
    schema,
    secretFile: null,
    async hasTable(trx, name) {
      const { rows } = await sql`select from pg_tables where schemaname = ${schema} and tablename = ${name}`.execute(
        trx,
      );
      return rows.length > 0;
    },
    async setUp(work) {
      const { db, close } = open({ max: 1 });
      try {
        await makeSchema(db, schema);
        return await work(db);
      } finally {
        await close();
      }
    },
    isTransient: isRollback,
    explain,
    openingError: (error) => openingError(error, place, schema),
  };
}

/** The type of counts and ordinals, all of them far below 2^53. The driver would hand them over as texts. */
const BIGINT = 20;

async function importPg() {
  try {
    const { default: pg } = await import("pg");
    return pg;
  } catch (error) {
    throw new Error("PostgreSQL needs the package `pg`, which is not installed. Run `npm install pg`.", {
      cause: error,
    });
  }
}

/** Where the database is, without the user, the password and the parameters that stand in its URL. */
function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${decodeURIComponent(hostname) || "localhost"}${port === "" ? "" : `:${port}`}${pathname}`;
}

/** Its own schema keeps the tables apart from those of an application in the same database. */
async function makeSchema(db: Db, schema: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // `if not exists` is no help against another process that is about to create it.
    await sql`select pg_advisory_xact_lock(hashtext(${`latchkey/${schema}`}))`.execute(trx);
    const { rows } = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(trx);
    if (rows.length === 0) await trx.schema.createSchema(schema).execute();
  });
}
