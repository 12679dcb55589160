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

const NO_BUCKET = "There is no bucket of this name.";

/**
 * In a transaction the bucket stays until its end: what is about to be made in it cannot lose it.
 *
 * @throws LatchkeyError `not_found`
 */
export async function findBucket(db: Db, name: string): Promise<BucketRow> {
  const row = BUCKET_NAME.test(name)
    ? await db
        .selectFrom("bucket")
        .selectAll()
        .where("name", "=", name)
        .$if(db.isTransaction, (query) => query.forKeyShare())
        .executeTakeFirst()
    : undefined;
  if (!row) throw new LatchkeyError("not_found", { detail: NO_BUCKET });
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
export async function insertBucket(
  context: Pick<StoreContext, "now" | "nextOrdinal">,
  db: Db,
  bucket: NewBucket,
): Promise<Bucket | null> {
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

/**
 * Changes what is given, and leaves the rest to whoever changes it at the same time.
 *
 * @throws LatchkeyError `not_found`
 */
export async function updateBucket(
  context: StoreContext,
  db: Db,
  row: BucketRow,
  change: { description?: string | undefined; tags?: Tags | undefined },
): Promise<Bucket> {
  const changed = await db
    .updateTable("bucket")
    .set({
      ...(change.description === undefined ? {} : { description: change.description }),
      ...(change.tags === undefined ? {} : { tags: JSON.stringify(change.tags) }),
      updated_on: new Date(context.now()).toISOString(),
    })
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirst();
  if (!changed) throw new LatchkeyError("not_found", { detail: NO_BUCKET });
  return toBucket(changed);
}

/**
 * Deletes the bucket with everything in it.
 *
 * @throws LatchkeyError `not_found`
 */
export async function deleteBucket(db: Db, row: BucketRow): Promise<void> {
  const { numDeletedRows } = await db.deleteFrom("bucket").where("id", "=", row.id).executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw new LatchkeyError("not_found", { detail: NO_BUCKET });
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
