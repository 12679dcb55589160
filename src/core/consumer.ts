import type { ApiKey } from "./api-key.js";

/** Any value that JSON can carry. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/**
 * The identity that owns API keys: all keys of one consumer authenticate as it.
 *
 * @see https://zuplo.com/docs/articles/api-key-management
 */
export interface Consumer {
  /** Opaque and stable; always URL-encode it in a path. */
  readonly id: string;
  /** The name that the API sees, unique in its bucket. */
  readonly name: string | null;
  /** What people read. Never empty: it falls back to the name, then the id. */
  readonly label: string;
  /** RFC 3339, UTC. */
  readonly createdOn: string;
  readonly metadata: Readonly<Record<string, JsonValue>>;
  readonly apiKeys: readonly ApiKey[];
}

/** A person who may manage a consumer; with an e-mail alone, someone who has been invited to. */
export interface Manager {
  readonly id: string;
  readonly email: string;
  /** RFC 3339, UTC. */
  readonly createdOn: string | null;
  /** True until the invited person has signed in. */
  readonly pending: boolean;
}
