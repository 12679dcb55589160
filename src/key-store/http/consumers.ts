import type { Hono } from "hono";
import type { StoreContext } from "../context.js";
import {
  deleteConsumer,
  type Including,
  insertConsumer,
  listConsumers,
  present,
  toConsumer,
  updateConsumer,
} from "../records/consumers.js";
import { expireLastingKeys, insertKeys } from "../records/keys.js";
import { insertManagers } from "../records/managers.js";
import { readBody } from "./body.js";
import { locateBucket, locateConsumer } from "./locate.js";
import { checkNewKeys } from "./new-keys.js";
import { PATHS } from "./paths.js";
import { type Query, readQuery } from "./query.js";
import { bodies } from "./schemas.js";

/** Consumers: list, create, read, change, delete, and roll all keys of one. */
export function consumerRoutes(app: Hono, context: StoreContext): void {
  const { db, write } = context;

  app.get(PATHS.consumers, async (c) => {
    const query = readQuery(c);
    const bucket = await locateBucket(c, db);
    const filter = { tags: query.tags, managerEmail: query["manager-email"] };
    return c.json(await listConsumers(context, bucket, filter, query, including(query)));
  });

  app.post(PATHS.consumers, async (c) => {
    const query = readQuery(c);
    const { managers, apiKeys, ...input } = await readBody(c, bodies.newConsumer);
    const newKeys = query["with-api-key"] ? [...apiKeys, {}] : apiKeys;
    checkNewKeys(context, newKeys);
    const consumer = await write(async (trx) => {
      const bucket = await locateBucket(c, trx);
      const row = await insertConsumer(context, trx, bucket, input);
      await insertManagers(context, trx, row, managers);
      const keys = await insertKeys(context, trx, bucket, row.id, newKeys);
      return { ...toConsumer(row), ...(keys.length === 0 ? {} : { apiKeys: keys }) };
    });
    return c.json(consumer);
  });

  app.get(PATHS.consumer, async (c) => {
    const query = readQuery(c);
    const { consumer } = await locateConsumer(c, db);
    const [presented] = await present(context, [consumer], including(query));
    return c.json(presented);
  });

  app.patch(PATHS.consumer, async (c) => {
    const change = await readBody(c, bodies.consumerChange);
    const row = await write(async (trx) => {
      const { consumer } = await locateConsumer(c, trx);
      return updateConsumer(context, trx, consumer, change);
    });
    return c.json(toConsumer(row));
  });

  app.delete(PATHS.consumer, async (c) => {
    await write(async (trx) => {
      const { consumer } = await locateConsumer(c, trx);
      await deleteConsumer(trx, consumer);
    });
    return c.body(null, 204);
  });

  app.post(PATHS.rollKey, async (c) => {
    const { expiresOn } = await readBody(c, bodies.roll);
    await write(async (trx) => {
      const { bucket, consumer } = await locateConsumer(c, trx);
      await expireLastingKeys(context, trx, consumer, expiresOn);
      await insertKeys(context, trx, bucket, consumer.id, [{}]);
    });
    return c.body(null, 204);
  });
}

function including(query: Query): Including {
  return {
    keys: query["include-api-keys"] ? query["key-format"] : null,
    managers: query["include-managers"],
    invites: query["include-manager-invites"],
  };
}
