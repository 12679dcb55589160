/**
 * Something that the user did and that worked, for analytics. It never holds key material.
 *
 * - `provisioned`: the first visit made a consumer and a key
 * - `created`, `revealed`, `copied`, `rolled`, `deleted`: what they say
 * - `renamed`, `updated` (another end): about a key where there is a `keyId`, else about the consumer
 */
export interface LatchkeyEvent {
  readonly type: "provisioned" | "created" | "revealed" | "copied" | "rolled" | "renamed" | "updated" | "deleted";
  readonly consumerId: string;
  /** The key that it happened to; the new key for `created` and `rolled`. */
  readonly keyId?: string;
}
