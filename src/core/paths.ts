/**
 * The paths of the wire contract below the guard's base URL, built in one place for the adapter that calls them.
 * Ids are opaque, so each is encoded as one path segment.
 */
const segment = encodeURIComponent;

const consumer = (id: string) => `/consumers/${segment(id)}`;
const key = (consumerId: string, keyId: string) => `${consumer(consumerId)}/keys/${segment(keyId)}`;

export const paths = {
  me: "/me",
  consumers: "/consumers",
  consumer,
  keys: (consumerId: string) => `${consumer(consumerId)}/keys`,
  key,
  visibleKey: (consumerId: string, keyId: string) => `${key(consumerId, keyId)}?key-format=visible`,
  rollConsumer: (consumerId: string) => `${consumer(consumerId)}/roll-key`,
  rollKey: (consumerId: string, keyId: string) => `${key(consumerId, keyId)}/roll`,
  managers: (consumerId: string) => `${consumer(consumerId)}/managers`,
  manager: (consumerId: string, managerId: string) => `${consumer(consumerId)}/managers/${segment(managerId)}`,
} as const;
