"use client";

import type { IssuedKey } from "../core/api-key.js";
import type { RollInput } from "../service/key-service.js";
import { rollKeys, withoutKey } from "./consumer-list.js";
import { changeConsumers } from "./consumers-query.js";
import { type Operation, useCreation } from "./operation.js";

/**
 * Replaces one key; the old one works until `expiresOn`, or until its own end where that is sooner. `run` resolves to
 * the new key with its plain text: show it and forget it.
 */
export function useRollKey(): Operation<[consumerId: string, keyId: string, input: RollInput], IssuedKey> {
  return useCreation("rollKey", async (session, consumerId, keyId, input) => {
    const issued = await changeConsumers(session, {
      send: () => session.service.rollKey(consumerId, keyId, input, { idempotencyKey: session.idempotencyKey }),
      apply: (list, { apiKey: successor }) =>
        rollKeys(list, { consumerId, keyId, successor, expiresOn: input.expiresOn }),
      withoutTarget: (list) => withoutKey(list, consumerId, keyId),
    });
    session.welcome.dismiss({ consumerId, keyId });
    session.emit({ type: "rolled", consumerId, keyId: issued.apiKey.id });
    return issued;
  });
}
