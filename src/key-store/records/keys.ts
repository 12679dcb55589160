import type { Selectable } from "kysely";
import { maskKey } from "../../core/api-key.js";
import { LatchkeyError } from "../../core/problem.js";
import type { StoreContext } from "../context.js";
import type { Db, Tables } from "../schema.js";
import { hashKey } from "../vault.js";
import type { BucketRow } from "./buckets.js";
import type { ConsumerRow } from "./consumers.js";
import { isId, newId } from "./ids.js";
import { type List, type Page, totalOf } from "./page.js";

type KeyRow = Selectable<Tables["api_key"]>;

/** How much of a key an answer shows. */
export type KeyFormatName = "none" | "visible" | "masked";

export interface Key {
  readonly id: string;
  readonly description?: string;
  readonly createdOn: string;
  readonly updatedOn: string;
  readonly expiresOn?: string;
  readonly key?: string;
}

export interface NewKey {
  readonly description?: string | undefined;
  readonly expiresOn?: string | undefined;
  /** The key itself, where the caller brings one along. */
  readonly key?: string | undefined;
}

export interface KeyChange {
  readonly description?: string | undefined;
  /** `null` takes the expiry away. */
  readonly expiresOn?: string | null | undefined;
}

/**
 * Makes keys, in one statement.
 *
 * @returns them visible, in the order asked for
 * @throws LatchkeyError `conflict` where a key that was brought along is in use
 */
export async function insertKeys(
  context: StoreContext,
  db: Db,
  bucket: Pick<BucketRow, "is_retrievable">,
  consumerId: string,
  keys: readonly NewKey[],
): Promise<Key[]> {
  if (keys.length === 0) return [];
  const time = new Date(context.now()).toISOString();
  const made = keys.map((input) => {
    const id = newId("key");
    const key = input.key ?? context.format.generate();
    const row: KeyRow = {
      id,
      consumer_id: consumerId,
      hash: hashKey(key),
      masked: maskKey(key),
      sealed: bucket.is_retrievable === 1 ? context.vault.seal(id, key) : null,
      description: input.description ?? null,
      expires_on: input.expiresOn ?? null,
      ordinal: context.nextOrdinal(),
      created_on: time,
      updated_on: time,
    };
    return { row, key };
  });
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("api_key")
    .values(made.map(({ row }) => row))
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== BigInt(made.length)) {
    throw new LatchkeyError("conflict", { detail: "A key that was sent along is in use already. Send another one." });
  }
  return made.map(({ row, key }) => ({ ...toKey(context, row, "none"), key }));
}

/** @throws LatchkeyError `not_found` */
export async function findKey(db: Db, consumer: ConsumerRow, id: string): Promise<KeyRow> {
  const row = isId("key", id)
    ? await db
        .selectFrom("api_key")
        .selectAll()
        .where("id", "=", id)
        .where("consumer_id", "=", consumer.id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new LatchkeyError("not_found", { detail: "This consumer has no key of this id." });
  return row;
}

export async function listKeys(
  context: StoreContext,
  consumer: ConsumerRow,
  page: Page,
  format: KeyFormatName,
): Promise<List<Key>> {
  const { limit, offset } = page;
  const ofConsumer = context.db.selectFrom("api_key").where("consumer_id", "=", consumer.id);
  const rows = await ofConsumer.selectAll().orderBy("ordinal").orderBy("id").limit(limit).offset(offset).execute();
  const total = await totalOf(page, rows.length, async () => {
    const { n } = await ofConsumer.select(context.db.fn.countAll().as("n")).executeTakeFirstOrThrow();
    return Number(n);
  });
  return { data: rows.map((row) => toKey(context, row, format)), limit, offset, total };
}

/** The keys of many consumers at once, by the consumer's id. */
export async function keysOf(
  context: StoreContext,
  consumerIds: readonly string[],
  format: KeyFormatName,
): Promise<Map<string, Key[]>> {
  const byConsumer = new Map<string, Key[]>(consumerIds.map((id) => [id, []]));
  if (consumerIds.length === 0) return byConsumer;
  const rows = await context.db
    .selectFrom("api_key")
    .selectAll()
    .where("consumer_id", "in", consumerIds)
    .orderBy("ordinal")
    .orderBy("id")
    .execute();
  for (const row of rows) byConsumer.get(row.consumer_id)?.push(toKey(context, row, format));
  return byConsumer;
}

export async function updateKey(context: StoreContext, db: Db, row: KeyRow, change: KeyChange): Promise<KeyRow> {
  const changed: KeyRow = {
    ...row,
    ...(change.description === undefined ? {} : { description: change.description }),
    ...(change.expiresOn === undefined ? {} : { expires_on: change.expiresOn }),
    updated_on: new Date(context.now()).toISOString(),
  };
  const { description, expires_on, updated_on } = changed;
  await db.updateTable("api_key").set({ description, expires_on, updated_on }).where("id", "=", row.id).execute();
  return changed;
}

export async function deleteKey(db: Db, row: KeyRow): Promise<void> {
  await db.deleteFrom("api_key").where("id", "=", row.id).execute();
}

/** Lets the keys that have no expiry end at a moment. Those that have one keep it, sooner or later. */
export async function expireLastingKeys(
  context: StoreContext,
  db: Db,
  consumer: ConsumerRow,
  expiresOn: string,
): Promise<void> {
  await db
    .updateTable("api_key")
    .set({ expires_on: expiresOn, updated_on: new Date(context.now()).toISOString() })
    .where("consumer_id", "=", consumer.id)
    .where("expires_on", "is", null)
    .execute();
}

/** A key as an answer shows it; where it is not stored, a visible one cannot be had. */
export function toKey(context: StoreContext, row: KeyRow, format: KeyFormatName): Key {
  return {
    id: row.id,
    ...(row.description === null ? {} : { description: row.description }),
    createdOn: row.created_on,
    updatedOn: row.updated_on,
    ...(row.expires_on === null ? {} : { expiresOn: row.expires_on }),
    ...(format === "masked" ? { key: row.masked } : {}),
    ...(format === "visible" && row.sealed !== null ? { key: context.vault.unseal(row.id, row.sealed) } : {}),
  };
}
