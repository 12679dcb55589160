import type { Hono } from "hono";
import type { StoreContext } from "../context.js";
import { addManager, deleteManager, listManagers } from "../records/managers.js";
import { readBody } from "./body.js";
import { locateConsumer } from "./locate.js";
import { PATHS } from "./paths.js";
import { readQuery } from "./query.js";
import { bodies } from "./schemas.js";

/** Managers and invites of a consumer: list, add, remove. */
export function managerRoutes(app: Hono, context: StoreContext): void {
  const { db, write } = context;

  app.get(PATHS.managers, async (c) => {
    const { limit, offset } = readQuery(c);
    const { consumer } = await locateConsumer(c, db);
    return c.json(await listManagers(db, consumer, { limit, offset }));
  });

  app.post(PATHS.managers, async (c) => {
    const input = await readBody(c, bodies.newManager);
    const manager = await write(async (trx) => {
      const { consumer } = await locateConsumer(c, trx);
      return addManager(context, trx, consumer, input);
    });
    return c.json(manager);
  });

  app.delete(PATHS.manager, async (c) => {
    await write(async (trx) => {
      const { consumer } = await locateConsumer(c, trx);
      await deleteManager(trx, consumer, c.req.param("manager"));
    });
    return c.body(null, 204);
  });
}
