/** The limits of the API: Zuplo's where it has them, ours where it is silent. */

/** @see https://zuplo.com/docs/articles/api-key-buckets */
export const BUCKET_NAME = /^[a-z0-9-]{5,128}$/;
export const CONSUMER_NAME = /^[a-z0-9-]{1,128}$/;
export const DESCRIPTION_LENGTH = 1000;
export const MAX_TAGS = 5;
/** A tag has to fit into an index entry of every database. */
export const TAG_NAME_LENGTH = 128;
export const TAG_VALUE_LENGTH = 256;
/** OpenID Connect's own limit. */
export const SUB_LENGTH = 255;
/** Keys or managers in one request. */
export const BATCH_SIZE = 1000;
/** Wider than the guard's: a list of keys may come in one body. */
export const BODY_BYTES = 64 * 1024;
export const MIN_SECRET_LENGTH = 32;
