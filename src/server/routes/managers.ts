import { LatchkeyError } from "../../core/problem.js";
import { done } from "../audit.js";
import { bodies, readBody } from "../input.js";
import { presentManager } from "../present.js";
import { ownConsumer, ownEntry } from "../scope.js";
import { comparableEmail } from "../user.js";
import { type GuardApp, param } from "./env.js";
import { managerAgain } from "./replay.js";

const MANAGERS = "/consumers/:id/managers";

export function managerRoutes(app: GuardApp) {
  app.get(MANAGERS, async (c) => {
    const { upstream } = c.get("work");
    const { managers } = await ownConsumer(c.get("user"), upstream, param(c, "id"));
    return c.json({ data: managers.map(presentManager), limit: managers.length, offset: 0, total: managers.length });
  });

  app.post(MANAGERS, managerAgain, async (c) => {
    const { email } = await readBody(c.req, bodies.inviteManager);
    const { upstream, journal } = c.get("work");
    const { name, managers } = await ownConsumer(c.get("user"), upstream, param(c, "id"));
    const known = managers.find((manager) => comparableEmail(manager.email) === comparableEmail(email));
    const manager = known ?? (await upstream.inviteManager(name, email));
    done(c, { type: "manager.invited", consumerId: name, managerId: manager.id });
    journal.finish({ consumer: name, manager: manager.id });
    return c.json(presentManager(manager));
  });

  app.delete(`${MANAGERS}/:managerId`, async (c) => {
    const { upstream } = c.get("work");
    const { name, managers } = await ownConsumer(c.get("user"), upstream, param(c, "id"));
    const manager = ownEntry(managers, param(c, "managerId"), "manager");
    // An invite may never be accepted: somebody who can sign in today has to stay.
    const others = managers.filter((other) => other.id !== manager.id && other.sub);
    if (manager.sub && others.length === 0) {
      throw new LatchkeyError("last_manager", {
        detail: "Nobody could reach the keys any more. Add another manager first.",
      });
    }
    await upstream.removeManager(name, manager.id);
    done(c, { type: "manager.removed", consumerId: name, managerId: manager.id });
    return c.body(null, 204);
  });
}
