/** Guards that share nothing but the database: a first login on all of them at once still makes one key. */
import { join } from "node:path";
import { openKeyStore } from "latchkey/key-store";
import { createGuard, zuplo } from "latchkey/server";
import { expect, onTestFinished, test } from "vitest";
import { engine, freshDatabase } from "./database.ts";
import { API_KEY, caller, temporaryFolder } from "./fixture.ts";

const SECRET = "a-secret-of-more-than-32-characters";

/** Two stores on one database. In SQLite memory belongs to one store, so there it is a file. */
async function openTwo() {
  const where = engine === "sqlite" ? { database: join(temporaryFolder(), "keys.db") } : freshDatabase();
  return Promise.all(
    ["one", "two"].map(async () => {
      const store = await openKeyStore({ ...where, apiKey: API_KEY, secret: SECRET });
      onTestFinished(() => store.close());
      const guard = createGuard({
        auth: async () => ({ sub: "auth0|ada", email: "ada@example.com", emailVerified: true, claims: {} }),
        upstream: zuplo({
          account: "local",
          bucket: "production",
          apiKey: API_KEY,
          url: "http://store.test",
          fetch: store.fetch,
        }),
      });
      return { store, guard, call: caller(store) };
    }),
  );
}

test("a hundred first visits over two guards: one consumer, one key, and all are answered", async () => {
  const both = await openTwo();
  const visits = Array.from({ length: 50 }, () =>
    both.map(({ guard }) => guard(new Request("http://portal.test/api/keys/me", { method: "PUT" }))),
  );
  const answers = await Promise.all(visits.flat());
  expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
  const bodies = await Promise.all(answers.map((answer) => answer.json()));
  expect(bodies.filter(({ provisioned }) => provisioned === true)).toHaveLength(1);
  for (const { call } of both) {
    const { body } = await call("GET", "/production/consumers?include-api-keys=true");
    expect(body.total).toBe(1);
    expect(body.data[0].apiKeys).toHaveLength(1);
  }
});

test("a hundred changes over two stores: each is made, and none waits for one that waits for it", async () => {
  const both = await openTwo();
  const changes = Array.from({ length: 50 }, (_, number) =>
    both.map(({ call }, store) => call("POST", "/production/consumers", { name: `c-${store}-${number}` })),
  );
  const answers = await Promise.all(changes.flat());
  expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
  for (const { call } of both) expect((await call("GET", "/production/consumers?limit=1")).body.total).toBe(100);
});
