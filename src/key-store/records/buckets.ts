import type { Selectable } from "kysely";
import { LatchkeyError } from "../../core/problem.js";
import type { StoreContext } from "../context.js";
import { BUCKET_NAME } from "../limits.js";
import type { Db, Tables } from "../schema.js";
import { newId } from "./ids.js";
import { type List, type Page, totalOf } from "./page.js";
import { readTags, type Tags } from "./tags.js";

export type BucketRow = Selectable<Tables["bucket"]>;

export interface Bucket {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly tags?: Tags;
  readonly isRetrievable: boolean;
  readonly createdOn: string;
  readonly updatedOn: string;
}

export interface NewBucket {
  readonly name: string;
  readonly description?: string | undefined;
  readonly tags?: Tags | undefined;
  readonly isRetrievable: boolean;
}

/** @throws LatchkeyError `not_found` */
export async function findBucket(db: Db, name: string): Promise<BucketRow> {
  const row = BUCKET_NAME.test(name)
    ? await db.selectFrom("bucket").selectAll().where("name", "=", name).executeTakeFirst()
    : undefined;
  if (!row) throw new LatchkeyError("not_found", { detail: "There is no bucket of this name." });
  return row;
}

export async function listBuckets(db: Db, page: Page): Promise<List<Bucket>> {
  const { limit, offset } = page;
  const rows = await db
    .selectFrom("bucket")
    .selectAll()
    .orderBy("ordinal")
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
  const total = await totalOf(page, rows.length, async () => {
    const { n } = await db.selectFrom("bucket").select(db.fn.countAll().as("n")).executeTakeFirstOrThrow();
    return Number(n);
  });
  return { data: rows.map(toBucket), limit, offset, total };
}

/** @returns `null` where the name is taken */
export async function insertBucket(context: StoreContext, db: Db, bucket: NewBucket): Promise<Bucket | null> {
  const time = new Date(context.now()).toISOString();
  const row: BucketRow = {
    id: newId("bucket"),
    name: bucket.name,
    description: bucket.description ?? null,
    tags: bucket.tags ? JSON.stringify(bucket.tags) : null,
    is_retrievable: bucket.isRetrievable ? 1 : 0,
    ordinal: context.nextOrdinal(),
    created_on: time,
    updated_on: time,
  };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("bucket")
    .values(row)
    .onConflict((conflict) => conflict.column("name").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 0n ? null : toBucket(row);
}

export async function updateBucket(
  context: StoreContext,
  db: Db,
  row: BucketRow,
  change: { description?: string | undefined; tags?: Tags | undefined },
): Promise<Bucket> {
  const changed: BucketRow = {
    ...row,
    ...(change.description === undefined ? {} : { description: change.description }),
    ...(change.tags === undefined ? {} : { tags: JSON.stringify(change.tags) }),
    updated_on: new Date(context.now()).toISOString(),
  };
  const { description, tags, updated_on } = changed;
  await db.updateTable("bucket").set({ description, tags, updated_on }).where("id", "=", row.id).execute();
  return toBucket(changed);
}

/** Deletes the bucket with everything in it. */
export async function deleteBucket(db: Db, row: BucketRow): Promise<void> {
  await db.deleteFrom("bucket").where("id", "=", row.id).execute();
}

export function toBucket(row: BucketRow): Bucket {
  return {
    id: row.id,
    name: row.name,
    ...(row.description === null ? {} : { description: row.description }),
    ...(row.tags === null ? {} : { tags: readTags(row.tags) }),
    isRetrievable: row.is_retrievable === 1,
    createdOn: row.created_on,
    updatedOn: row.updated_on,
  };
}
