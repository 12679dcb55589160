"use client";

import type { Manager } from "../core/consumer.js";
import { changeManagers } from "./managers-query.js";
import { type Operation, useCreation } from "./operation.js";

/** Invites somebody by e-mail address to manage a consumer. */
export function useInviteManager(): Operation<[consumerId: string, email: string], Manager> {
  return useCreation("inviteManager", (session, consumerId, email) =>
    changeManagers(session, consumerId, {
      send: () => session.service.inviteManager(consumerId, email, { idempotencyKey: session.idempotencyKey }),
      apply: (managers, invited) => [...managers.filter(({ id }) => id !== invited.id), invited],
      withoutTarget: (managers) => managers,
    }),
  );
}
