"use client";

import type { NewConsumer } from "../core/wire.js";
import type { ConsumerInput } from "../service/key-service.js";
import { addConsumer } from "./consumer-list.js";
import { changeConsumers } from "./consumers-query.js";
import { type Operation, useCreation } from "./operation.js";

/** Creates a consumer with its first key. `run` resolves to both, the key with its plain text: show it and forget it. */
export function useCreateConsumer(): Operation<[input: ConsumerInput], NewConsumer> {
  return useCreation("createConsumer", async (session, input) => {
    const made = await changeConsumers(session, {
      send: () => session.service.createConsumer(input, { idempotencyKey: session.idempotencyKey }),
      apply: (list, { consumer }) => addConsumer(list, consumer),
      withoutTarget: (list) => list,
    });
    const consumerId = made.consumer.id;
    session.emit({ type: "created", consumerId, ...(made.issued ? { keyId: made.issued.apiKey.id } : {}) });
    return made;
  });
}
