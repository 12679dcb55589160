/**
 * The port between what people see and the service that holds the keys. An adapter turns each call into a request
 * ({@link httpKeyService}) or into a change in memory (`latchkey/testing`); hooks and pages know nothing else.
 */
import type { ApiKey, IssuedKey } from "../core/api-key.js";
import type { Consumer, Manager } from "../core/consumer.js";
import type { ConsumerList, NewConsumer } from "../core/wire.js";

/** What a service can do. The page offers an action only where its capability is true. */
export interface Capabilities {
  /** Show the plain text of an existing key again. False for a bucket that shows a key once. */
  readonly reveal: boolean;
  readonly createKey: boolean;
  readonly createConsumer: boolean;
  readonly renameConsumer: boolean;
  readonly deleteConsumer: boolean;
  readonly updateKey: boolean;
  readonly deleteKey: boolean;
  readonly rollKey: boolean;
  readonly rollConsumer: boolean;
  readonly managers: boolean;
}

/** Everything the Latchkey guard does. */
export const ALL_CAPABILITIES: Capabilities = {
  reveal: true,
  createKey: true,
  createConsumer: true,
  renameConsumer: true,
  deleteConsumer: true,
  updateKey: true,
  deleteKey: true,
  rollKey: true,
  rollConsumer: true,
  managers: true,
};

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface CreateOptions extends CallOptions {
  /**
   * Names the user's action. The same call under the same name is done once, however often it is made, and comes to the
   * same; a call without one has a name of its own. Repeat a call whose answer never came with its name.
   */
  readonly idempotencyKey?: string | undefined;
}

export interface KeyInput {
  readonly description: string;
  /** RFC 3339, in the future; leave it out for a key that does not expire. */
  readonly expiresOn?: string | undefined;
}

export interface ConsumerInput {
  readonly label: string;
  /** What its first key is to be called and when it ends. */
  readonly apiKey?: KeyInput | undefined;
}

export interface KeyChange {
  readonly description?: string | undefined;
  /** RFC 3339; the present moment ends the key now. */
  readonly expiresOn?: string | undefined;
}

export interface RollInput {
  /** RFC 3339: until when the old key keeps working. The present moment ends it now. */
  readonly expiresOn: string;
}

/**
 * A service of API keys as one signed-in user sees it.
 *
 * Every method rejects with a {@link LatchkeyError}; none puts a plain key anywhere but into the value it resolves to.
 */
export interface KeyService {
  /** Names the service in cache keys: two services with one name are taken to hold the same data. */
  readonly name: string;
  readonly capabilities: Capabilities;
  /** The user's consumers, after making sure of a first consumer and key where the service provisions. */
  load(options?: CallOptions): Promise<ConsumerList>;
  createConsumer(input: ConsumerInput, options?: CreateOptions): Promise<NewConsumer>;
  renameConsumer(consumerId: string, label: string, options?: CallOptions): Promise<Consumer>;
  deleteConsumer(consumerId: string, options?: CallOptions): Promise<void>;
  createKey(consumerId: string, input: KeyInput, options?: CreateOptions): Promise<IssuedKey>;
  revealKey(consumerId: string, keyId: string, options?: CallOptions): Promise<string>;
  updateKey(consumerId: string, keyId: string, change: KeyChange, options?: CallOptions): Promise<ApiKey>;
  deleteKey(consumerId: string, keyId: string, options?: CallOptions): Promise<void>;
  /** Makes a successor of one key; the old key ends at `expiresOn`, or sooner where it would anyway. */
  rollKey(consumerId: string, keyId: string, input: RollInput, options?: CreateOptions): Promise<IssuedKey>;
  /** Makes one successor of all active keys of a consumer; each of them ends as in {@link KeyService.rollKey}. */
  rollConsumer(consumerId: string, input: RollInput, options?: CreateOptions): Promise<IssuedKey>;
  listManagers(consumerId: string, options?: CallOptions): Promise<readonly Manager[]>;
  inviteManager(consumerId: string, email: string, options?: CreateOptions): Promise<Manager>;
  removeManager(consumerId: string, managerId: string, options?: CallOptions): Promise<void>;
}
