/** What a repeat of a POST is answered: what its first try made, shown again. */
import type { Context, MiddlewareHandler } from "hono";
import { LatchkeyError } from "../../core/problem.js";
import { done } from "../audit.js";
import type { Made } from "../idempotency/journal.js";
import { plainKeyOf } from "../plain-key.js";
import { presentConsumer, presentManager, presentVisibleKey } from "../present.js";
import { ownConsumer } from "../scope.js";
import type { UpstreamConsumer } from "../upstream.js";
import type { GuardContext, GuardEnv } from "./env.js";

type Replay = (c: GuardContext, made: Made) => Promise<Response>;

/** Answers a repeat, and lets every other request through. Who asks is checked anew: they may not be a manager by now. */
const replaying =
  (replay: Replay): MiddlewareHandler<GuardEnv> =>
  async (c: Context<GuardEnv>, next) => {
    const { made } = c.get("work").journal;
    return made === null ? next() : replay(c, made);
  };

export const keyAgain = replaying(async (c, made) => {
  const { key, plain } = await shown(await consumerOf(c, made), made, c);
  return c.json(presentVisibleKey(key, plain));
});

export const consumerAgain = replaying(async (c, made) => {
  const consumer = await consumerOf(c, made);
  const { key, plain } = await shown(consumer, made, c);
  return c.json(presentConsumer({ ...consumer, apiKeys: [key] }, { id: key.id, plain }));
});

export const managerAgain = replaying(async (c, made) => {
  const { managers } = await consumerOf(c, made);
  return c.json(presentManager(managers.find(({ id }) => id === made.manager) ?? gone()));
});

const consumerOf = (c: GuardContext, { consumer }: Made) =>
  ownConsumer(c.get("user"), c.get("work").upstream, consumer).catch((error: unknown) => {
    if (error instanceof LatchkeyError && error.code === "not_found") return gone();
    throw error;
  });

/** The key, asked for anew: its plain text is kept nowhere. @throws LatchkeyError `not_retrievable` in some buckets */
async function shown(consumer: UpstreamConsumer, made: Made, c: GuardContext) {
  const key = consumer.apiKeys.find(({ id }) => id === made.key) ?? gone();
  const plain = await plainKeyOf({ ...key, key: null }, consumer.name, c.get("work").upstream);
  done(c, { type: "key.revealed", consumerId: consumer.name, keyId: key.id });
  return { key, plain };
}

function gone(): never {
  throw new LatchkeyError("idempotency_result_gone", { detail: "Send a new Idempotency-Key to make another one." });
}
