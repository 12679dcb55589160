"use client";

import type { IssuedKey } from "../core/api-key.js";
import type { KeyInput } from "../service/key-service.js";
import { addKey, withoutConsumer } from "./consumer-list.js";
import { changeConsumers } from "./consumers-query.js";
import { type Operation, useCreation } from "./operation.js";

/** Creates a key. `run` resolves to it with its plain text: show it and forget it. */
export function useCreateKey(): Operation<[consumerId: string, input: KeyInput], IssuedKey> {
  return useCreation("createKey", async (session, consumerId, input) => {
    const issued = await changeConsumers(session, {
      send: () => session.service.createKey(consumerId, input, { idempotencyKey: session.idempotencyKey }),
      apply: (list, { apiKey }) => addKey(list, consumerId, apiKey),
      withoutTarget: (list) => withoutConsumer(list, consumerId),
    });
    session.emit({ type: "created", consumerId, keyId: issued.apiKey.id });
    return issued;
  });
}
