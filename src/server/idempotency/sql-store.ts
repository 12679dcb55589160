import type { Kysely } from "kysely";
import type { IdempotencyClaim, IdempotencyHold, IdempotencyReservation, IdempotencyStore } from "./store.js";

const TABLE = "latchkey_idempotency";

interface Tables {
  [TABLE]: {
    id: string;
    fingerprint: string;
    token: string;
    lease_until: number;
    expires_at: number;
    progress: string | null;
    result: string | null;
  };
}

/** How often what has expired is deleted, in milliseconds. */
const CLEANING_INTERVAL = 10 * 60_000;

/** A row may go away between two looks at it; more often than this is no coincidence. */
const MOST_LOOKS = 5;

/**
 * Remembers requests in an SQL database (SQLite or PostgreSQL), for every guard that uses it. Each step is one statement,
 * so that the database decides who is first.
 *
 * @param database yours, by Kysely with any dialect of the two; its one table, `latchkey_idempotency`, is made where it
 * is missing
 */
export function sqlIdempotencyStore<Database>(database: Kysely<Database>): IdempotencyStore {
  // Whatever else is in the database is none of the store's business.
  const db = database as unknown as Kysely<Tables>;
  let ready: Promise<void> | undefined;
  let cleanedAt = 0;

  const prepared = () => {
    ready ??= createTable(db).catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return ready;
  };

  const clean = async (now: number) => {
    if (now - cleanedAt < CLEANING_INTERVAL) return;
    cleanedAt = now;
    await db.deleteFrom(TABLE).where("expires_at", "<=", now).execute();
  };

  const held = ({ id, token }: IdempotencyHold) =>
    db.updateTable(TABLE).where("id", "=", id).where("token", "=", token).where("result", "is", null);

  return {
    async reserve(claim) {
      await prepared();
      await clean(claim.now);
      for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
        const reservation = (await taken(db, claim)) ?? (await refused(db, claim));
        if (reservation) return reservation;
      }
      return { state: "in_flight" };
    },
    async note(hold, progress) {
      const { numUpdatedRows } = await held(hold).set({ progress }).executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    async complete(hold, result) {
      await held(hold).set({ result, progress: null }).execute();
    },
    async release(hold, progress) {
      if (progress !== null) {
        await held(hold).set({ progress, lease_until: 0 }).execute();
        return;
      }
      const { id, token } = hold;
      await db.deleteFrom(TABLE).where("id", "=", id).where("token", "=", token).where("result", "is", null).execute();
    },
  };
}

async function createTable(db: Kysely<Tables>): Promise<void> {
  const create = () =>
    db.schema
      .createTable(TABLE)
      .ifNotExists()
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("fingerprint", "text", (column) => column.notNull())
      .addColumn("token", "text", (column) => column.notNull())
      .addColumn("lease_until", "bigint", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .addColumn("progress", "text")
      .addColumn("result", "text")
      .execute();
  // Two processes that do this at once: PostgreSQL fails one of them, and finds the table there the next time.
  await create().catch(create);
  await db.schema
    .createIndex(`${TABLE}_expiry`)
    .ifNotExists()
    .on(TABLE)
    .column("expires_at")
    .execute()
    .catch(() => undefined);
}

/** The request as this try's own: as a new one, as one whose try has died, or as one that has expired. */
async function taken(db: Kysely<Tables>, claim: IdempotencyClaim): Promise<IdempotencyReservation | null> {
  const { id, fingerprint, token, now, leaseUntil, expiresAt } = claim;
  const own = { fingerprint, token, lease_until: leaseUntil, expires_at: expiresAt, progress: null, result: null };

  const added = await db
    .insertInto(TABLE)
    .values({ id, ...own })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow();
  if ((added.numInsertedOrUpdatedRows ?? 0n) > 0n) return { state: "reserved", progress: null };

  const renewed = await db
    .updateTable(TABLE)
    .set(own)
    .where("id", "=", id)
    .where("expires_at", "<=", now)
    .executeTakeFirstOrThrow();
  if (renewed.numUpdatedRows > 0n) return { state: "reserved", progress: null };

  const inherited = await db
    .updateTable(TABLE)
    .set({ token, lease_until: leaseUntil, expires_at: expiresAt })
    .where("id", "=", id)
    .where("fingerprint", "=", fingerprint)
    .where("result", "is", null)
    .where("lease_until", "<=", now)
    .returning("progress")
    .executeTakeFirst();
  return inherited ? { state: "reserved", progress: inherited.progress } : null;
}

/** Why it is not; `null` where there is no such request any more. */
async function refused(
  db: Kysely<Tables>,
  { id, fingerprint }: IdempotencyClaim,
): Promise<IdempotencyReservation | null> {
  const row = await db.selectFrom(TABLE).select(["fingerprint", "result"]).where("id", "=", id).executeTakeFirst();
  if (row === undefined) return null;
  if (row.fingerprint !== fingerprint) return { state: "other_body" };
  return row.result === null ? { state: "in_flight" } : { state: "done", result: row.result };
}
