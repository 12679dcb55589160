"use client";

import type { Manager } from "../core/consumer.js";
import { changeManagers } from "./managers-query.js";
import { type Operation, useOperation } from "./operation.js";

/** Takes a consumer away from one of its managers, or an invite back. */
export function useRemoveManager(): Operation<[consumerId: string, managerId: string], void> {
  return useOperation("removeManager", (session, consumerId, managerId) => {
    const withoutManager = (managers: readonly Manager[]) => managers.filter(({ id }) => id !== managerId);
    return changeManagers(session, consumerId, {
      send: () => session.service.removeManager(consumerId, managerId),
      apply: withoutManager,
      withoutTarget: withoutManager,
    });
  });
}
