/** The paths of the Developer API. */
const buckets = "/v1/accounts/:account/key-buckets";
const bucket = `${buckets}/:bucket` as const;
const consumers = `${bucket}/consumers` as const;
const consumer = `${consumers}/:consumer` as const;

export const PATHS = {
  ofAccount: "/v1/accounts/:account/*",
  buckets,
  bucket,
  consumers,
  consumer,
  keys: `${consumer}/keys`,
  keysBulk: `${consumer}/keys/$bulk`,
  /** The same, as clients send it that encode whatever is not a letter; the router leaves it as it came. */
  keysBulkEncoded: `${consumer}/keys/%24bulk`,
  key: `${consumer}/keys/:key`,
  managers: `${consumer}/managers`,
  manager: `${consumer}/managers/:manager`,
  rollKey: `${consumer}/roll-key`,
} as const;
