"use client";

import { withoutKey } from "./consumer-list.js";
import { changeConsumers } from "./consumers-query.js";
import { type Operation, useOperation } from "./operation.js";

/** Asks for the plain text of a key. `run` resolves to it: keep it no longer than it is on screen. */
export function useRevealKey(): Operation<[consumerId: string, keyId: string], string> {
  return useOperation("revealKey", async (session, consumerId, keyId) => {
    const secret = await changeConsumers(session, {
      send: () => session.service.revealKey(consumerId, keyId),
      apply: (list) => list,
      withoutTarget: (list) => withoutKey(list, consumerId, keyId),
    });
    session.emit({ type: "revealed", consumerId, keyId });
    return secret;
  });
}
