/** Something that the user did and that worked, for analytics. It never holds key material. */
export interface LatchkeyEvent {
  /**
   * `provisioned`: the first visit made a consumer and a key. `renamed` and `updated` are about a key where there is a
   * `keyId`, else about the consumer.
   */
  readonly type: "provisioned" | "created" | "revealed" | "rolled" | "renamed" | "updated" | "deleted";
  readonly consumerId: string;
  /** The key that it happened to; the new key for `created` and `rolled`. */
  readonly keyId?: string;
}
