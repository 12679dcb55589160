import { futureExpiry } from "../../core/rules.js";
import { done } from "../audit.js";
import { roomForConsumer, roomForSuccessor } from "../ceilings.js";
import { bodies, endOfGrace, readBody, readPage } from "../input.js";
import { presentConsumer, presentVisibleKey } from "../present.js";
import { createConsumer } from "../provisioning.js";
import { roll } from "../roll.js";
import { consumersOf, ownConsumer } from "../scope.js";
import { type GuardApp, param, type RouteContext } from "./env.js";
import { consumerAgain, keyAgain } from "./replay.js";

export function consumerRoutes(app: GuardApp, { provisioning, ceilings, now }: RouteContext) {
  app.get("/consumers", async (c) => {
    const { limit, offset } = readPage(c.req.query());
    const all = await consumersOf(c.get("user"), c.get("work").upstream);
    const data = all.slice(offset, offset + limit).map((consumer) => presentConsumer(consumer));
    return c.json({ data, limit, offset, total: all.length });
  });

  app.post("/consumers", consumerAgain, async (c) => {
    const { label, metadata, apiKey } = await readBody(c.req, bodies.createConsumer);
    const key = apiKey && {
      description: apiKey.description,
      ...(apiKey.expiresOn === undefined ? {} : { expiresOn: futureExpiry(apiKey.expiresOn, now()) }),
    };
    const requested = { label, ...(metadata === undefined ? {} : { metadata }) };
    const work = c.get("work");
    if (work.journal.begun === null) await roomForConsumer(c.get("user"), work.upstream, ceilings);
    const { consumer, visible } = await createConsumer(c.get("user"), work, provisioning, requested, key);
    work.journal.finish({ consumer: consumer.name, key: visible?.id });
    done(c, { type: "consumer.created", consumerId: consumer.name, keyId: visible?.id ?? null });
    return c.json(presentConsumer(consumer, visible));
  });

  app.patch("/consumers/:id", async (c) => {
    const { label } = await readBody(c.req, bodies.renameConsumer);
    const { upstream } = c.get("work");
    const consumer = await ownConsumer(c.get("user"), upstream, param(c, "id"));
    const { updatedOn } = await upstream.renameConsumer(consumer.name, label);
    done(c, { type: "consumer.renamed", consumerId: consumer.name });
    return c.json(presentConsumer({ ...consumer, description: label, updatedOn }));
  });

  app.delete("/consumers/:id", async (c) => {
    const { upstream } = c.get("work");
    const consumer = await ownConsumer(c.get("user"), upstream, param(c, "id"));
    await upstream.deleteConsumer(consumer.name);
    done(c, { type: "consumer.deleted", consumerId: consumer.name });
    return c.body(null, 204);
  });

  app.post("/consumers/:id/roll-key", keyAgain, async (c) => {
    const { expiresOn } = await readBody(c.req, bodies.roll);
    const at = now();
    const until = endOfGrace(expiresOn, at);
    const work = c.get("work");
    const consumer = await ownConsumer(c.get("user"), work.upstream, param(c, "id"));
    if (work.journal.begun === null) roomForSuccessor(consumer, ceilings);
    const { successor, plain, replaced } = await roll({ consumer, keys: consumer.apiKeys, until, now: at }, work);
    work.journal.finish({ consumer: consumer.name, key: successor.id });
    done(c, { type: "key.rolled", consumerId: consumer.name, keyIds: replaced, successorId: successor.id });
    return c.json(presentVisibleKey(successor, plain));
  });
}
