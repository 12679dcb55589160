"use client";

import type { Consumer } from "../core/consumer.js";
import { findConsumer, relabel, withoutConsumer } from "./consumer-list.js";
import { changeConsumers } from "./consumers-query.js";
import { type Operation, useOperation } from "./operation.js";

/** Gives a consumer another label. The list shows it at once, and the former label again where it fails. */
export function useRenameConsumer(): Operation<[consumerId: string, label: string], Consumer> {
  return useOperation("renameConsumer", async (session, consumerId, label) => {
    const consumer = await changeConsumers(session, {
      send: () => session.service.renameConsumer(consumerId, label),
      // Of the answer only the label: not every service repeats the keys here.
      apply: (list, renamed) => relabel(list, consumerId, renamed.label),
      withoutTarget: (list) => withoutConsumer(list, consumerId),
      optimistic: {
        apply: (list) => relabel(list, consumerId, label),
        undo: (list, before) => {
          const former = findConsumer(before, consumerId);
          return former ? relabel(list, consumerId, former.label) : list;
        },
      },
    });
    session.emit({ type: "renamed", consumerId });
    return consumer;
  });
}
