"use client";

import { withoutConsumer } from "./consumer-list.js";
import { changeConsumers } from "./consumers-query.js";
import { type Operation, useOperation } from "./operation.js";

/** Deletes a consumer with all of its keys. */
export function useDeleteConsumer(): Operation<[consumerId: string], void> {
  return useOperation("deleteConsumer", async (session, consumerId) => {
    await changeConsumers(session, {
      send: () => session.service.deleteConsumer(consumerId),
      apply: (list) => withoutConsumer(list, consumerId),
      withoutTarget: (list) => withoutConsumer(list, consumerId),
    });
    session.welcome.dismiss({ consumerId });
    session.emit({ type: "deleted", consumerId });
  });
}
