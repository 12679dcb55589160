import type { Context } from "hono";
import { type BucketRow, findBucket } from "../records/buckets.js";
import { type ConsumerRow, findConsumer } from "../records/consumers.js";
import type { Db } from "../schema.js";
import { readQuery } from "./query.js";

/** The bucket that the path names. @throws LatchkeyError `not_found` */
export function locateBucket(c: Context, db: Db): Promise<BucketRow> {
  return findBucket(db, c.req.param("bucket") ?? "");
}

/**
 * The consumer that the path names, with its bucket. Tags in the query must be its own, whatever the operation.
 *
 * @param db the transaction, where the consumer is about to be changed
 * @throws LatchkeyError `not_found`
 */
export async function locateConsumer(c: Context, db: Db): Promise<{ bucket: BucketRow; consumer: ConsumerRow }> {
  const { tags } = readQuery(c);
  const bucket = await locateBucket(c, db);
  return { bucket, consumer: await findConsumer(db, bucket, c.req.param("consumer") ?? "", tags) };
}
