/** Changes to a list of consumers, as new lists. Each may be applied twice, and none minds that its target is gone. */
import { type ApiKey, endOfRolled } from "../core/api-key.js";
import type { Consumer } from "../core/consumer.js";

export type Consumers = readonly Consumer[];

const withConsumer = (list: Consumers, id: string, change: (consumer: Consumer) => Consumer): Consumers =>
  list.map((consumer) => (consumer.id === id ? change(consumer) : consumer));

const withKeys = (list: Consumers, id: string, change: (keys: readonly ApiKey[]) => readonly ApiKey[]): Consumers =>
  withConsumer(list, id, (consumer) => ({ ...consumer, apiKeys: change(consumer.apiKeys) }));

export function addConsumer(list: Consumers, added: Consumer): Consumers {
  return [...withoutConsumer(list, added.id), added];
}

export function withoutConsumer(list: Consumers, id: string): Consumers {
  return list.filter((consumer) => consumer.id !== id);
}

export function relabel(list: Consumers, id: string, label: string): Consumers {
  return withConsumer(list, id, (consumer) => ({ ...consumer, label }));
}

/** Adds a key where the service lists new ones: first. */
export function addKey(list: Consumers, consumerId: string, added: ApiKey): Consumers {
  return withKeys(list, consumerId, (keys) => [added, ...keys.filter(({ id }) => id !== added.id)]);
}

export function withoutKey(list: Consumers, consumerId: string, keyId: string): Consumers {
  return withKeys(list, consumerId, (keys) => keys.filter(({ id }) => id !== keyId));
}

export function changeKey(
  list: Consumers,
  consumerId: string,
  keyId: string,
  change: (key: ApiKey) => ApiKey,
): Consumers {
  return withKeys(list, consumerId, (keys) => keys.map((key) => (key.id === keyId ? change(key) : key)));
}

interface RolledKeys {
  readonly consumerId: string;
  /** The one key that was rolled; all keys where there is none. */
  readonly keyId?: string;
  readonly successor: ApiKey;
  /** RFC 3339: until when the old keys work. */
  readonly expiresOn: string;
}

/**
 * Adds the successor and ends what it replaces, as the service did: its answer tells of the successor only. A key that
 * has ended by then keeps its own end.
 */
export function rollKeys(list: Consumers, { consumerId, keyId, successor, expiresOn }: RolledKeys): Consumers {
  const until = Date.parse(expiresOn);
  const ended = withKeys(list, consumerId, (keys) =>
    keys.map((key) => (keyId === undefined || key.id === keyId ? { ...key, expiresOn: endOfRolled(key, until) } : key)),
  );
  return addKey(ended, consumerId, successor);
}

export function findConsumer(list: Consumers, consumerId: string): Consumer | undefined {
  return list.find(({ id }) => id === consumerId);
}

export function findKey(list: Consumers, consumerId: string, keyId: string): ApiKey | undefined {
  return findConsumer(list, consumerId)?.apiKeys.find(({ id }) => id === keyId);
}
