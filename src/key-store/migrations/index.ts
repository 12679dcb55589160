/** The schema's history. A migration that was published is never edited: the next change is a new one. */
import { type Migration, Migrator } from "kysely";
import type { Engine } from "../engine/engine.js";
import type { Db } from "../schema.js";
import { initial } from "./0001-initial.js";
import { pageOrder } from "./0002-page-order.js";

const TABLE = "migration";

const MIGRATIONS: Record<string, Migration> = { "0001-initial": initial, "0002-page-order": pageOrder };

/**
 * Brings the schema up to date, in one transaction. Processes that do so at the same time wait for each other.
 *
 * @throws Error where that fails, or where a newer Latchkey has written the database
 */
export async function migrate(db: Db, engine: Pick<Engine, "hasTable" | "schema">): Promise<void> {
  if ((await engine.hasTable(db, TABLE)) && (await isUpToDate(db))) return;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableName: TABLE,
    migrationLockTableName: "migration_lock",
    ...(engine.schema === undefined ? {} : { migrationTableSchema: engine.schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  // Kysely's words for migrations that the database has and this version does not know.
  if (error instanceof Error && error.message.startsWith("corrupted migrations")) {
    throw new Error(
      "The database was written by a newer Latchkey, so nothing was changed. Start that version, or choose another `database`.",
      { cause: error },
    );
  }
  throw error;
}

/** The usual case, which needs no lock. */
async function isUpToDate(db: Db): Promise<boolean> {
  const rows = await db.selectFrom(TABLE).select("name").orderBy("name").execute();
  return rows.map(({ name }) => name).join() === Object.keys(MIGRATIONS).join();
}
