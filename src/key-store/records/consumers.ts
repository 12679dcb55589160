import type { Selectable } from "kysely";
import type { JsonValue } from "../../core/consumer.js";
import { LatchkeyError } from "../../core/problem.js";
import type { StoreContext } from "../context.js";
import { CONSUMER_NAME } from "../limits.js";
import type { Db, Tables } from "../schema.js";
import type { BucketRow } from "./buckets.js";
import { newId } from "./ids.js";
import { type Key, type KeyFormatName, keysOf } from "./keys.js";
import { emailKey, type Manager, managersOf } from "./managers.js";
import { type List, type Page, totalOf } from "./page.js";
import { matchesTags, readTags, type TagFilter, type Tags } from "./tags.js";

export type ConsumerRow = Selectable<Tables["consumer"]>;

type Metadata = Readonly<Record<string, JsonValue>>;

export interface Consumer {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly tags?: Tags;
  readonly metadata?: Metadata;
  readonly createdOn: string;
  readonly updatedOn: string;
  readonly apiKeys?: readonly Key[];
  readonly managers?: readonly Manager[];
  readonly managerInvites?: readonly Omit<Manager, "sub">[];
}

export interface ConsumerChange {
  readonly description?: string | undefined;
  readonly tags?: Tags | undefined;
  readonly metadata?: Metadata | undefined;
}

/** What an answer shows beside the consumer itself. */
export interface Including {
  /** `null` to leave the keys out. */
  readonly keys: KeyFormatName | null;
  readonly managers: boolean;
  readonly invites: boolean;
}

/**
 * In a transaction the consumer is locked until its end: whoever else wants to change it waits, and sees the change.
 *
 * @throws LatchkeyError `not_found`, also where a tag does not match
 */
export async function findConsumer(
  db: Db,
  bucket: BucketRow,
  name: string,
  tags: readonly TagFilter[],
): Promise<ConsumerRow> {
  const row = CONSUMER_NAME.test(name)
    ? await db
        .selectFrom("consumer")
        .selectAll()
        .where("bucket_id", "=", bucket.id)
        .where("name", "=", name)
        .$if(db.isTransaction, (query) => query.forUpdate())
        .executeTakeFirst()
    : undefined;
  if (!row || !matchesTags(readTags(row.tags), tags)) {
    const detail =
      tags.length > 0 ? "There is no consumer of this name with these tags." : "There is no such consumer.";
    throw new LatchkeyError("not_found", { detail });
  }
  return row;
}

export async function listConsumers(
  context: StoreContext,
  bucket: BucketRow,
  filter: { managerEmail?: string | undefined; tags: readonly TagFilter[] },
  page: Page,
  including: Including,
): Promise<List<Consumer>> {
  const { limit, offset } = page;
  const matching = selectMatching(context.db, bucket, filter);
  const rows = await matching.selectAll().orderBy("ordinal").orderBy("id").limit(limit).offset(offset).execute();
  const total = await totalOf(page, rows.length, async () => {
    const { n } = await matching.select(context.db.fn.countAll().as("n")).executeTakeFirstOrThrow();
    return Number(n);
  });
  return { data: await present(context, rows, including), limit, offset, total };
}

/**
 * The tables of tags and managers carry the bucket themselves, so that a search starts there, at the few that match. A
 * condition on the consumer's own bucket would tempt a planner to walk the whole bucket in order instead.
 */
function selectMatching(
  db: Db,
  bucket: BucketRow,
  { managerEmail, tags }: { managerEmail?: string | undefined; tags: readonly TagFilter[] },
) {
  const consumers = db.selectFrom("consumer");
  if (managerEmail === undefined && tags.length === 0) return consumers.where("bucket_id", "=", bucket.id);
  let matching = consumers;
  for (const { name, value } of tags) {
    const tagged = db
      .selectFrom("consumer_tag")
      .select("consumer_id")
      .where("bucket_id", "=", bucket.id)
      .where("name", "=", name)
      .where("value", "=", value);
    matching = matching.where("id", "in", tagged);
  }
  if (managerEmail !== undefined) {
    const managed = db
      .selectFrom("manager")
      .select("consumer_id")
      .where("bucket_id", "=", bucket.id)
      .where("email_key", "=", emailKey(managerEmail));
    matching = matching.where("id", "in", managed);
  }
  return matching;
}

/** @throws LatchkeyError `conflict` where the name is taken */
export async function insertConsumer(
  context: StoreContext,
  db: Db,
  bucket: BucketRow,
  { name, description, tags, metadata }: ConsumerChange & { name: string },
): Promise<ConsumerRow> {
  const time = new Date(context.now()).toISOString();
  const row: ConsumerRow = {
    id: newId("consumer"),
    bucket_id: bucket.id,
    name,
    description: description ?? null,
    tags: tags ? JSON.stringify(tags) : null,
    metadata: metadata ? JSON.stringify(metadata) : null,
    ordinal: context.nextOrdinal(),
    created_on: time,
    updated_on: time,
  };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("consumer")
    .values(row)
    .onConflict((conflict) => conflict.columns(["bucket_id", "name"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) {
    throw new LatchkeyError("conflict", { detail: "A consumer of this name exists already. Choose another name." });
  }
  await indexTags(db, row, tags ?? {});
  return row;
}

/** Changes what is given; tags and metadata are replaced whole. */
export async function updateConsumer(
  context: StoreContext,
  db: Db,
  row: ConsumerRow,
  change: ConsumerChange,
): Promise<ConsumerRow> {
  const changed: ConsumerRow = {
    ...row,
    ...(change.description === undefined ? {} : { description: change.description }),
    ...(change.tags === undefined ? {} : { tags: JSON.stringify(change.tags) }),
    ...(change.metadata === undefined ? {} : { metadata: JSON.stringify(change.metadata) }),
    updated_on: new Date(context.now()).toISOString(),
  };
  const { description, tags, metadata, updated_on } = changed;
  await db.updateTable("consumer").set({ description, tags, metadata, updated_on }).where("id", "=", row.id).execute();
  if (change.tags !== undefined) {
    await db.deleteFrom("consumer_tag").where("consumer_id", "=", row.id).execute();
    await indexTags(db, row, change.tags);
  }
  return changed;
}

async function indexTags(db: Db, { id, bucket_id }: ConsumerRow, tags: Tags): Promise<void> {
  const rows = Object.entries(tags).map(([name, value]) => ({ consumer_id: id, bucket_id, name, value }));
  if (rows.length > 0) await db.insertInto("consumer_tag").values(rows).execute();
}

/** Deletes the consumer with its keys, managers and tags. */
export async function deleteConsumer(db: Db, row: ConsumerRow): Promise<void> {
  await db.deleteFrom("consumer").where("id", "=", row.id).execute();
}

/** Consumers as an answer shows them: one query for the keys of all of them, one for their managers. */
export async function present(
  context: StoreContext,
  rows: readonly ConsumerRow[],
  { keys, managers, invites }: Including,
): Promise<Consumer[]> {
  const ids = rows.map(({ id }) => id);
  const keysById = keys === null ? null : await keysOf(context, ids, keys);
  const managersById = managers || invites ? await managersOf(context.db, ids) : null;
  return rows.map((row) => {
    const everyone = managersById?.get(row.id) ?? [];
    return {
      ...toConsumer(row),
      ...(keysById === null ? {} : { apiKeys: keysById.get(row.id) ?? [] }),
      ...(managers ? { managers: everyone.filter(({ sub }) => sub !== undefined) } : {}),
      ...(invites ? { managerInvites: everyone.filter(({ sub }) => sub === undefined) } : {}),
    };
  });
}

export function toConsumer(row: ConsumerRow): Consumer {
  return {
    id: row.id,
    name: row.name,
    ...(row.description === null ? {} : { description: row.description }),
    ...(row.tags === null ? {} : { tags: readTags(row.tags) }),
    ...(row.metadata === null ? {} : { metadata: JSON.parse(row.metadata) }),
    createdOn: row.created_on,
    updatedOn: row.updated_on,
  };
}
