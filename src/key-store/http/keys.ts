import type { Context, Hono } from "hono";
import type { StoreContext } from "../context.js";
import { deleteKey, findKey, insertKeys, type Key, listKeys, type NewKey, toKey, updateKey } from "../records/keys.js";
import { readBody } from "./body.js";
import { locateConsumer } from "./locate.js";
import { checkNewKeys } from "./new-keys.js";
import { PATHS } from "./paths.js";
import { readQuery } from "./query.js";
import { bodies } from "./schemas.js";

/** Keys: list, create one or many, read, change, delete. */
export function keyRoutes(app: Hono, context: StoreContext): void {
  const { db, write } = context;

  const create = async (c: Context, keys: readonly NewKey[]): Promise<Key[]> => {
    checkNewKeys(context, keys);
    return write(async (trx) => {
      const { bucket, consumer } = await locateConsumer(c, trx);
      return insertKeys(context, trx, bucket, consumer.id, keys);
    });
  };

  app.get(PATHS.keys, async (c) => {
    const query = readQuery(c);
    const { consumer } = await locateConsumer(c, db);
    return c.json(await listKeys(context, consumer, query, query["key-format"]));
  });

  app.post(PATHS.keys, async (c) => {
    const [key] = await create(c, [await readBody(c, bodies.newKey)]);
    return c.json(key);
  });

  for (const path of [PATHS.keysBulk, PATHS.keysBulkEncoded]) {
    app.post(path, async (c) => {
      const data = await create(c, await readBody(c, bodies.newKeys));
      return c.json({ data, limit: data.length, offset: 0, total: data.length });
    });
  }

  app.get(PATHS.key, async (c) => {
    const query = readQuery(c);
    const { consumer } = await locateConsumer(c, db);
    const row = await findKey(db, consumer, c.req.param("key"));
    return c.json(toKey(context, row, query["key-format"]));
  });

  app.patch(PATHS.key, async (c) => {
    const query = readQuery(c);
    const change = await readBody(c, bodies.keyChange);
    const row = await write(async (trx) => {
      const { consumer } = await locateConsumer(c, trx);
      return updateKey(context, trx, await findKey(trx, consumer, c.req.param("key")), change);
    });
    return c.json(toKey(context, row, query["key-format"]));
  });

  app.delete(PATHS.key, async (c) => {
    await write(async (trx) => {
      const { consumer } = await locateConsumer(c, trx);
      await deleteKey(trx, await findKey(trx, consumer, c.req.param("key")));
    });
    return c.body(null, 204);
  });
}
