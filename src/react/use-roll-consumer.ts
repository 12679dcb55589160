"use client";

import type { IssuedKey } from "../core/api-key.js";
import type { RollInput } from "../service/key-service.js";
import { rollKeys, withoutConsumer } from "./consumer-list.js";
import { changeConsumers } from "./consumers-query.js";
import { type Operation, useCreation } from "./operation.js";

/**
 * Replaces all active keys of a consumer by one; each old key works until `expiresOn`, or until its own end where that
 * is sooner. `run` resolves to the new key with its plain text: show it and forget it.
 */
export function useRollConsumer(): Operation<[consumerId: string, input: RollInput], IssuedKey> {
  return useCreation("rollConsumer", async (session, consumerId, input) => {
    const issued = await changeConsumers(session, {
      send: () => session.service.rollConsumer(consumerId, input, { idempotencyKey: session.idempotencyKey }),
      apply: (list, { apiKey: successor }) => rollKeys(list, { consumerId, successor, expiresOn: input.expiresOn }),
      withoutTarget: (list) => withoutConsumer(list, consumerId),
    });
    session.welcome.dismiss({ consumerId });
    session.emit({ type: "rolled", consumerId, keyId: issued.apiKey.id });
    return issued;
  });
}
