"use client";

import { withoutKey } from "./consumer-list.js";
import { changeConsumers } from "./consumers-query.js";
import { type Operation, useOperation } from "./operation.js";

/** Deletes a key. Gateways may accept it a little longer: as long as they cache. */
export function useDeleteKey(): Operation<[consumerId: string, keyId: string], void> {
  return useOperation("deleteKey", async (session, consumerId, keyId) => {
    await changeConsumers(session, {
      send: () => session.service.deleteKey(consumerId, keyId),
      apply: (list) => withoutKey(list, consumerId, keyId),
      withoutTarget: (list) => withoutKey(list, consumerId, keyId),
    });
    session.welcome.dismiss({ consumerId, keyId });
    session.emit({ type: "deleted", consumerId, keyId });
  });
}
