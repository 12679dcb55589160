import type { Kysely } from "kysely";

/**
 * The tables. Texts, integers and JSON as text only, so that every SQL database stores and compares them alike; times
 * are RFC 3339 in UTC; `ordinal` is the order of creation.
 */
export interface Tables {
  /** Which migrations have run: Kysely's. */
  migration: { name: string; timestamp: string };
  setting: { name: string; value: string };
  bucket: {
    id: string;
    name: string;
    description: string | null;
    tags: string | null;
    is_retrievable: number;
    ordinal: number;
    created_on: string;
    updated_on: string;
  };
  consumer: {
    id: string;
    bucket_id: string;
    name: string;
    description: string | null;
    tags: string | null;
    metadata: string | null;
    ordinal: number;
    created_on: string;
    updated_on: string;
  };
  /** The tags of `consumer.tags` once more, to look consumers up by. */
  consumer_tag: { consumer_id: string; bucket_id: string; name: string; value: string };
  manager: {
    id: string;
    consumer_id: string;
    bucket_id: string;
    email: string;
    /** `email` in the form in which addresses are compared. */
    email_key: string;
    /** `null` for an invite. */
    sub: string | null;
    ordinal: number;
    created_on: string;
  };
  api_key: {
    id: string;
    consumer_id: string;
    /** SHA-256, hexadecimal. */
    hash: string;
    masked: string;
    /** The key encrypted; `null` in a bucket that shows a key once. */
    sealed: string | null;
    description: string | null;
    expires_on: string | null;
    ordinal: number;
    created_on: string;
    updated_on: string;
  };
}

/** The database, or a transaction in it. */
export type Db = Kysely<Tables>;
