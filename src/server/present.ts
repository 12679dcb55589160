/** What leaves the guard: the key service's records in the words of the wire contract, with every key masked. */
import { maskKey } from "../core/api-key.js";
import type { UpstreamConsumer, UpstreamKey, UpstreamManager } from "./upstream.js";

/** A key with nothing of its plain text but the ending. */
export function presentKey(key: UpstreamKey) {
  return {
    id: key.id,
    description: key.description ?? "",
    createdOn: key.createdOn,
    ...(key.updatedOn ? { updatedOn: key.updatedOn } : {}),
    expiresOn: key.expiresOn ?? null,
    ...(key.key ? { key: maskKey(key.key) } : {}),
  };
}

/** A key with its plain text: for create, roll and reveal only. */
export function presentVisibleKey(key: UpstreamKey, plain: string) {
  return { ...presentKey(key), key: plain };
}

/** @param visible the one key that this answer may show, where it may show one */
export function presentConsumer(consumer: UpstreamConsumer, visible?: { id: string; plain: string } | null) {
  const keys = [...consumer.apiKeys].sort(newestFirst).map((key) => {
    const own = visible && key.id === visible.id ? visible.plain : null;
    return own === null ? presentKey(key) : presentVisibleKey(key, own);
  });
  return {
    // The name is what the key service's paths take, and it never changes: a look-up less for every request.
    id: consumer.name,
    name: consumer.name,
    label: consumer.description || consumer.name,
    createdOn: consumer.createdOn,
    ...(consumer.updatedOn ? { updatedOn: consumer.updatedOn } : {}),
    metadata: consumer.metadata,
    apiKeys: { data: keys },
  };
}

/** Without the `sub`: managers know each other by their addresses. */
export function presentManager(manager: UpstreamManager) {
  return {
    id: manager.id,
    email: manager.email,
    ...(manager.createdOn ? { createdOn: manager.createdOn } : {}),
    pending: !manager.sub,
  };
}

/** Portals that show one key per consumer take the first. */
const newestFirst = (a: UpstreamKey, b: UpstreamKey) => b.createdOn.localeCompare(a.createdOn);
