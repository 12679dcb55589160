import { isActive } from "../../core/api-key.js";
import { LatchkeyError } from "../../core/problem.js";
import { endingMoment, futureExpiry } from "../../core/rules.js";
import { done } from "../audit.js";
import { roomForKey, roomForSuccessor } from "../ceilings.js";
import { bodies, endOfGrace, readBody } from "../input.js";
import { issueKey, plainKeyOf } from "../plain-key.js";
import { presentKey, presentVisibleKey } from "../present.js";
import { roll } from "../roll.js";
import { ownConsumer, ownEntry } from "../scope.js";
import type { UpstreamKeyInput } from "../upstream.js";
import { type GuardApp, type GuardContext, param, type RouteContext } from "./env.js";
import { keyAgain } from "./replay.js";

const KEYS = "/consumers/:id/keys";
const KEY = `${KEYS}/:keyId`;

export function keyRoutes(app: GuardApp, { ceilings, now }: RouteContext) {
  /** The key in the path, and the consumer that it belongs to; both the user's own. */
  const ownKey = async (c: GuardContext) => {
    const consumer = await ownConsumer(c.get("user"), c.get("work").upstream, param(c, "id"));
    return { consumer, key: ownEntry(consumer.apiKeys, param(c, "keyId"), "key") };
  };

  app.post(KEYS, keyAgain, async (c) => {
    const { description, expiresOn } = await readBody(c.req, bodies.createKey);
    const input: UpstreamKeyInput = {
      description,
      ...(expiresOn === undefined ? {} : { expiresOn: futureExpiry(expiresOn, now()) }),
    };
    const work = c.get("work");
    const consumer = await ownConsumer(c.get("user"), work.upstream, param(c, "id"));
    if (work.journal.begun === null) roomForKey(consumer, ceilings);
    const { key, plain } = await issueKey(consumer, input, work);
    work.journal.finish({ consumer: consumer.name, key: key.id });
    done(c, { type: "key.created", consumerId: consumer.name, keyId: key.id });
    return c.json(presentVisibleKey(key, plain));
  });

  app.get(KEY, async (c) => {
    const format = c.req.query("key-format") ?? "masked";
    if (format !== "masked" && format !== "visible") {
      throw new LatchkeyError("invalid_parameter", { detail: "`key-format` must be `masked` or `visible`." });
    }
    const { upstream } = c.get("work");
    const { consumer, key } = await ownKey(c);
    if (format === "masked") return c.json(presentKey(key));
    // The list's masked text would pass for the plain one's absence, so the key is asked for anew.
    const plain = await plainKeyOf({ ...key, key: null }, consumer.name, upstream);
    done(c, { type: "key.revealed", consumerId: consumer.name, keyId: key.id });
    return c.json(presentVisibleKey(key, plain));
  });

  app.patch(KEY, async (c) => {
    const { description, expiresOn } = await readBody(c.req, bodies.updateKey);
    const at = now();
    const end = expiresOn === undefined ? null : new Date(endingMoment(expiresOn, at)).toISOString();
    const { consumer, key } = await ownKey(c);
    if (end !== null && !isActive({ expiresOn: key.expiresOn ?? null }, at)) {
      // Gateways have forgotten it, people have replaced it: a key that was dead must not come back to life.
      throw new LatchkeyError("invalid_expiry", { detail: "This key has expired for good. Create a new one." });
    }
    const change: UpstreamKeyInput = {
      ...(description === undefined ? {} : { description }),
      ...(end === null ? {} : { expiresOn: end }),
    };
    const updated = await c.get("work").upstream.updateKey(consumer.name, key.id, change);
    const changed = (["description", "expiresOn"] as const).filter((field) => change[field] !== undefined);
    done(c, { type: "key.updated", consumerId: consumer.name, keyId: key.id, changed });
    // What the answer leaves out is as the list had it; the masked text is never taken from a write.
    return c.json(presentKey({ ...key, ...updated, ...change, key: key.key }));
  });

  app.delete(KEY, async (c) => {
    const { consumer, key } = await ownKey(c);
    await c.get("work").upstream.deleteKey(consumer.name, key.id);
    done(c, { type: "key.deleted", consumerId: consumer.name, keyId: key.id });
    return c.body(null, 204);
  });

  app.post(`${KEY}/roll`, keyAgain, async (c) => {
    const { expiresOn } = await readBody(c.req, bodies.roll);
    const at = now();
    const until = endOfGrace(expiresOn, at);
    const { consumer, key } = await ownKey(c);
    const work = c.get("work");
    if (work.journal.begun === null) roomForSuccessor(consumer, ceilings);
    const { successor, plain, replaced } = await roll({ consumer, keys: [key], until, now: at }, work);
    work.journal.finish({ consumer: consumer.name, key: successor.id });
    done(c, { type: "key.rolled", consumerId: consumer.name, keyIds: replaced, successorId: successor.id });
    return c.json(presentVisibleKey(successor, plain));
  });
}
