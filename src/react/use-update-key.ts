"use client";

import type { ApiKey } from "../core/api-key.js";
import type { KeyChange } from "../service/key-service.js";
import { type Consumers, changeKey, findKey, withoutKey } from "./consumer-list.js";
import { changeConsumers } from "./consumers-query.js";
import { type Operation, useOperation } from "./operation.js";

/**
 * Renames a key or moves its end. A new name is shown at once, and the former one again where it fails; a new end is
 * shown when the service has confirmed it.
 */
export function useUpdateKey(): Operation<[consumerId: string, keyId: string, change: KeyChange], ApiKey> {
  return useOperation("updateKey", async (session, consumerId, keyId, change) => {
    const { description } = change;
    const apiKey = await changeConsumers(session, {
      send: () => session.service.updateKey(consumerId, keyId, change),
      // Not every service shows the masked key here.
      apply: (list, updated) =>
        changeKey(list, consumerId, keyId, ({ masked }) => ({ ...updated, masked: updated.masked ?? masked })),
      withoutTarget: (list) => withoutKey(list, consumerId, keyId),
      optimistic: description === undefined ? undefined : optimisticName(consumerId, keyId, description),
    });
    session.emit({ type: change.expiresOn === undefined ? "renamed" : "updated", consumerId, keyId });
    return apiKey;
  });
}

const optimisticName = (consumerId: string, keyId: string, description: string) => ({
  apply: (list: Consumers) => changeKey(list, consumerId, keyId, (key) => ({ ...key, description })),
  undo: (list: Consumers, before: Consumers) => {
    const former = findKey(before, consumerId, keyId);
    return former ? changeKey(list, consumerId, keyId, (key) => ({ ...key, description: former.description })) : list;
  },
});
