/**
 * The port to the key service: what the guard needs of it, in the service's own words. {@link zuplo} is the one
 * implementation; the embedded key store is reached through it too.
 */
import type { JsonValue } from "../core/consumer.js";
import type { TimeLimit } from "./deadline.js";

export interface UpstreamKey {
  readonly id: string;
  readonly description?: string | null | undefined;
  readonly createdOn: string;
  readonly updatedOn?: string | null | undefined;
  readonly expiresOn?: string | null | undefined;
  readonly key?: string | null | undefined;
}

/** Someone who may manage a consumer; an invite, where there is no `sub` yet. */
export interface UpstreamManager {
  readonly id: string;
  readonly email: string;
  readonly sub?: string | null | undefined;
  readonly createdOn?: string | null | undefined;
}

export interface UpstreamConsumer {
  readonly id: string;
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly createdOn: string;
  readonly updatedOn?: string | null | undefined;
  readonly metadata: Readonly<Record<string, JsonValue>>;
  readonly apiKeys: readonly UpstreamKey[];
  /** Managers and invites together. */
  readonly managers: readonly UpstreamManager[];
}

export interface NewUpstreamConsumer {
  readonly name: string;
  readonly description: string;
  readonly metadata: Readonly<Record<string, JsonValue>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly managers: readonly { readonly email: string; readonly sub: string }[];
}

export interface UpstreamKeyInput {
  readonly description?: string | undefined;
  /** RFC 3339. */
  readonly expiresOn?: string | undefined;
}

/**
 * Every method throws a `LatchkeyError`: `upstream_unavailable`, `upstream_timeout`, `upstream_refused`,
 * `upstream_error`, `rate_limited`, or `not_found` and `conflict` where the service says so. After the first two, and
 * after an answer that makes no sense (`upstream_error`), a write may have been made all the same.
 */
export interface UpstreamCalls {
  /** All consumers with this manager, or with this tag, with their keys masked. */
  findConsumers(
    filter: { managerEmail: string } | { tag: readonly [name: string, value: string] },
  ): Promise<readonly UpstreamConsumer[]>;
  /** With its keys (masked, unless asked for otherwise) and its managers. `not_found` where there is none. */
  readConsumer(name: string, keyFormat?: "masked" | "visible"): Promise<UpstreamConsumer>;
  /** `conflict` where the name is taken. */
  createConsumer(consumer: NewUpstreamConsumer, options: { withApiKey: boolean }): Promise<UpstreamConsumer>;
  /** Its keys and managers may be missing from the answer. */
  renameConsumer(name: string, description: string): Promise<UpstreamConsumer>;
  deleteConsumer(name: string): Promise<void>;
  /** The new key; its plain text may be missing where the service does not show it here. */
  createKey(name: string, input: UpstreamKeyInput): Promise<UpstreamKey>;
  readVisibleKey(name: string, keyId: string): Promise<UpstreamKey>;
  updateKey(name: string, keyId: string, change: UpstreamKeyInput): Promise<UpstreamKey>;
  deleteKey(name: string, keyId: string): Promise<void>;
  inviteManager(name: string, email: string): Promise<UpstreamManager>;
  removeManager(name: string, managerId: string): Promise<void>;
}

/** The key service. {@link Upstream.within} gives it the time of one request of the guard. */
export interface Upstream extends UpstreamCalls {
  /** The same service, none of whose calls goes on for longer than that. */
  within(limit: TimeLimit): UpstreamCalls;
}
