import { LIMITS } from "../../core/limits.js";
import { attempt, done } from "../audit.js";
import { presentConsumer } from "../present.js";
import { provision } from "../provisioning.js";
import { consumersOf } from "../scope.js";
import type { GuardApp, RouteContext } from "./env.js";

/** `PUT /me`: the user's consumers, after making sure that there is one with a key. */
export function meRoute(app: GuardApp, { provisioning }: RouteContext) {
  app.put("/me", async (c) => {
    const user = c.get("user");
    const work = c.get("work");
    const consumers = await consumersOf(user, work.upstream);
    // Whoever has a consumer, even one without keys, has been here before: what they deleted stays deleted.
    if (consumers.length > 0 || provisioning === false) {
      return c.json(listOf(consumers.map((consumer) => presentConsumer(consumer))));
    }
    attempt(c, "consumer.provisioned");
    const made = await provision(user, work, provisioning);
    if (made === null) return c.json(listOf([]));
    if (made.created) {
      done(c, { type: "consumer.provisioned", consumerId: made.consumer.name, keyId: made.visible?.id ?? null });
    }
    const list = listOf([presentConsumer(made.consumer, made.visible)]);
    return c.json(made.created ? { ...list, provisioned: true } : list);
  });
}

const listOf = (data: readonly unknown[]) => ({ data, limit: LIMITS.pageSize, offset: 0, total: data.length });
