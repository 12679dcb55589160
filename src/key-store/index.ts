/**
 * The embedded key service: consumers, keys and managers in an SQL database of your own, spoken to through the same
 * HTTP API as Zuplo's hosted service, plus `verifyKey` for the API that the keys open.
 */
export { openKeyStore } from "./open.js";
export type { BucketOptions, KeyStoreOptions, PostgresOptions } from "./options.js";
export type { KeyStore } from "./store.js";
export type { Verification } from "./verify.js";
