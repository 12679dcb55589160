import type { Hono } from "hono";
import { LatchkeyError } from "../../core/problem.js";
import type { StoreContext } from "../context.js";
import { deleteBucket, insertBucket, listBuckets, toBucket, updateBucket } from "../records/buckets.js";
import { readBody } from "./body.js";
import { locateBucket } from "./locate.js";
import { PATHS } from "./paths.js";
import { readQuery } from "./query.js";
import { bodies } from "./schemas.js";

/** Buckets: list, create, read, change, delete. */
export function bucketRoutes(app: Hono, context: StoreContext): void {
  const { db, write } = context;

  app.get(PATHS.buckets, async (c) => {
    const { limit, offset } = readQuery(c);
    return c.json(await listBuckets(db, { limit, offset }));
  });

  app.post(PATHS.buckets, async (c) => {
    const body = await readBody(c, bodies.newBucket);
    const bucket = await write((trx) => insertBucket(context, trx, body));
    if (bucket === null) {
      throw new LatchkeyError("conflict", { detail: "A bucket of this name exists already. Choose another name." });
    }
    return c.json(bucket);
  });

  app.get(PATHS.bucket, async (c) => c.json(toBucket(await locateBucket(c, db))));

  app.patch(PATHS.bucket, async (c) => {
    const { isRetrievable, ...change } = await readBody(c, bodies.bucketChange);
    const bucket = await write(async (trx) => {
      const row = await locateBucket(c, trx);
      if (isRetrievable !== undefined && isRetrievable !== (row.is_retrievable === 1)) {
        throw new LatchkeyError("invalid_body", {
          detail: "`isRetrievable` is decided when a bucket is made and cannot be changed. Make another bucket.",
        });
      }
      return updateBucket(context, trx, row, change);
    });
    return c.json(bucket);
  });

  app.delete(PATHS.bucket, async (c) => {
    // Found outside of the transaction: two that hold it and want to delete it would wait for each other.
    const bucket = await locateBucket(c, db);
    await write((trx) => deleteBucket(trx, bucket));
    return c.body(null, 204);
  });
}
