import type { Selectable } from "kysely";
import { LatchkeyError } from "../../core/problem.js";
import type { StoreContext } from "../context.js";
import type { Db, Tables } from "../schema.js";
import type { ConsumerRow } from "./consumers.js";
import { isId, newId } from "./ids.js";
import { type List, type Page, totalOf } from "./page.js";

type ManagerRow = Selectable<Tables["manager"]>;

/** Someone who may manage a consumer; an invite, where there is no `sub`. */
export interface Manager {
  readonly id: string;
  readonly email: string;
  readonly sub?: string;
  readonly createdOn: string;
}

export interface NewManager {
  readonly email: string;
  readonly sub?: string | undefined;
}

/**
 * The form in which addresses are compared: ASCII letters without their case. Look-alikes of other alphabets differ.
 */
export function emailKey(email: string): string {
  return email.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Adds managers and invites; those that are there already stay as they are. Who is a manager is no longer invited. */
export async function insertManagers(
  context: StoreContext,
  db: Db,
  consumer: Pick<ConsumerRow, "id" | "bucket_id">,
  managers: readonly NewManager[],
): Promise<void> {
  if (managers.length === 0) return;
  const time = new Date(context.now()).toISOString();
  const rows = managers.map(
    ({ email, sub }): ManagerRow => ({
      id: newId("manager"),
      consumer_id: consumer.id,
      bucket_id: consumer.bucket_id,
      email,
      email_key: emailKey(email),
      sub: sub ?? null,
      ordinal: context.nextOrdinal(),
      created_on: time,
    }),
  );
  await db
    .insertInto("manager")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const accepted = rows.filter(({ sub }) => sub !== null).map(({ email_key }) => email_key);
  if (accepted.length === 0) return;
  await db
    .deleteFrom("manager")
    .where("consumer_id", "=", consumer.id)
    .where("email_key", "in", accepted)
    .where("sub", "is", null)
    .execute();
}

/** Adds a manager or an invite, or finds the one that is there. */
export async function addManager(
  context: StoreContext,
  db: Db,
  consumer: ConsumerRow,
  manager: NewManager,
): Promise<Manager> {
  await insertManagers(context, db, consumer, [manager]);
  const ofConsumer = db.selectFrom("manager").selectAll().where("consumer_id", "=", consumer.id);
  const row = await (manager.sub === undefined
    ? ofConsumer.where("sub", "is", null).where("email_key", "=", emailKey(manager.email))
    : ofConsumer.where("sub", "=", manager.sub)
  ).executeTakeFirstOrThrow();
  return toManager(row);
}

export async function listManagers(db: Db, consumer: ConsumerRow, page: Page): Promise<List<Manager>> {
  const { limit, offset } = page;
  const ofConsumer = db.selectFrom("manager").where("consumer_id", "=", consumer.id);
  const rows = await ofConsumer.selectAll().orderBy("ordinal").orderBy("id").limit(limit).offset(offset).execute();
  const total = await totalOf(page, rows.length, async () => {
    const { n } = await ofConsumer.select(db.fn.countAll().as("n")).executeTakeFirstOrThrow();
    return Number(n);
  });
  return { data: rows.map(toManager), limit, offset, total };
}

/** The managers and invites of many consumers at once, by the consumer's id. */
export async function managersOf(db: Db, consumerIds: readonly string[]): Promise<Map<string, Manager[]>> {
  const byConsumer = new Map<string, Manager[]>(consumerIds.map((id) => [id, []]));
  if (consumerIds.length === 0) return byConsumer;
  const rows = await db
    .selectFrom("manager")
    .selectAll()
    .where("consumer_id", "in", consumerIds)
    .orderBy("ordinal")
    .orderBy("id")
    .execute();
  for (const row of rows) byConsumer.get(row.consumer_id)?.push(toManager(row));
  return byConsumer;
}

/** @throws LatchkeyError `not_found` */
export async function deleteManager(db: Db, consumer: ConsumerRow, id: string): Promise<void> {
  const deleted = isId("manager", id)
    ? await db
        .deleteFrom("manager")
        .where("id", "=", id)
        .where("consumer_id", "=", consumer.id)
        .executeTakeFirstOrThrow()
    : undefined;
  if (!deleted || deleted.numDeletedRows === 0n) {
    throw new LatchkeyError("not_found", { detail: "This consumer has no manager of this id." });
  }
}

function toManager(row: ManagerRow): Manager {
  return {
    id: row.id,
    email: row.email,
    ...(row.sub === null ? {} : { sub: row.sub }),
    createdOn: row.created_on,
  };
}
