import type { JsonValue } from "../core/consumer.js";
import { inWords, type StoreContext } from "./context.js";
import { hashKey } from "./vault.js";

/** What a valid key stands for. */
export interface Verification {
  readonly consumer: {
    readonly name: string;
    readonly metadata: Readonly<Record<string, JsonValue>>;
  };
  /** The name of the bucket that the key is in. */
  readonly bucket: string;
  readonly keyId: string;
  /** RFC 3339, UTC; `null` for a key that does not expire. */
  readonly expiresOn: string | null;
}

/** What a key can look like: the store's own form, or what a caller brought along. */
export const ANY_KEY = /^[\x21-\x7e]{16,512}$/;

/** See {@link KeyStore.verifyKey}. */
export async function verifyKey(context: StoreContext, key: string): Promise<Verification | null> {
  if (typeof key !== "string" || !ANY_KEY.test(key)) return null;
  // A mistyped key of our own never reaches the database; one that somebody brought along has no checksum.
  if (context.format.claims(key) && !context.format.isWellFormed(key)) return null;
  const row = await findByHash(context, hashKey(key));
  if (!row || (row.expires_on !== null && Date.parse(row.expires_on) <= context.now())) return null;
  return {
    consumer: { name: row.name, metadata: row.metadata === null ? {} : JSON.parse(row.metadata) },
    bucket: row.bucket,
    keyId: row.id,
    expiresOn: row.expires_on,
  };
}

async function findByHash(context: StoreContext, hash: string) {
  try {
    return await context.db
      .selectFrom("api_key")
      .innerJoin("consumer", "consumer.id", "api_key.consumer_id")
      .innerJoin("bucket", "bucket.id", "consumer.bucket_id")
      .select(["api_key.id", "api_key.expires_on", "consumer.name", "consumer.metadata", "bucket.name as bucket"])
      .where("api_key.hash", "=", hash)
      .executeTakeFirst();
  } catch (error) {
    throw inWords(context, error);
  }
}
