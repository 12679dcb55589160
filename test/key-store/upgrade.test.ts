/** A database that an older Latchkey has filled is brought up to date with all that is in it; a newer one is left alone. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { KeyStoreOptions } from "latchkey/key-store";
import { expect, test } from "vitest";
import { engine, newSchema, postgresUrl, query } from "./database.ts";
import { at, HOUR, NOW, openTestStore, temporaryFolder } from "./fixture.ts";

/** The tables and rows as the first schema had them. Not made by today's code, which could have forgotten how. */
const FIRST_SCHEMA = readFileSync(new URL("first-schema.sql", import.meta.url), "utf8");

type Where = Pick<KeyStoreOptions, "database" | "postgres">;

/** A database of the first schema, and a way to ask it past the store. */
async function oldDatabase(): Promise<Where & { ask(sql: string): Promise<object[]> }> {
  if (engine === "postgres") {
    const schema = newSchema();
    const inSchema = (sql: string) =>
      query(`begin; create schema if not exists ${schema}; set local search_path to ${schema}; ${sql}`);
    await inSchema(`${FIRST_SCHEMA}; commit`);
    return {
      database: postgresUrl,
      postgres: { schema },
      ask: (sql) => query(sql.replace(/\b(from|into) /g, `$1 ${schema}.`)),
    };
  }
  const database = join(temporaryFolder(), "keys.db");
  const run = (work: (file: DatabaseSync) => object[]) => {
    const file = new DatabaseSync(database);
    const rows = work(file);
    file.close();
    return rows;
  };
  run((file) => {
    file.exec(`PRAGMA application_id = ${0x4c4b4559}; PRAGMA journal_mode = WAL; BEGIN; ${FIRST_SCHEMA}; COMMIT`);
    return [];
  });
  return { database, ask: async (sql) => run((file) => file.prepare(sql).all()) };
}

const EVERYTHING = "include-api-keys=true&key-format=visible&include-managers=true&include-manager-invites=true";

async function expectAllThere(old: Where) {
  const { call, store } = await openTestStore(pick(old));
  expect((await call("GET", "")).body.data).toMatchObject([
    { name: "production", isRetrievable: true },
    { name: "preview", description: "Try it", tags: { team: "x" } },
    { name: "development" },
  ]);
  expect((await call("GET", `/production/consumers?${EVERYTHING}`)).body.data).toMatchObject([
    {
      name: "ada",
      description: "Ada's",
      tags: { sub: "auth0|ada" },
      metadata: { plan: "gold", seats: 5 },
      createdOn: at(NOW),
      apiKeys: [{ key: "another-key-of-the-first-release" }],
      managers: [{ email: "Ada@Example.com", sub: "auth0|ada" }],
      managerInvites: [{ email: "Bob@example.com" }],
    },
    {
      name: "acme",
      tags: { plan: "gold", "a.b": "1" },
      apiKeys: [{ key: "a-key-of-the-first-release", description: "CI", expiresOn: at(NOW + HOUR) }],
      managers: [],
    },
  ]);
  for (const search of ["tag.plan=gold&tag.a.b=1", "manager-email=bob@EXAMPLE.com"]) {
    expect((await call("GET", `/production/consumers?${search}`)).body.total).toBe(1);
  }
  expect(await store.verifyKey("a-key-of-the-first-release")).toMatchObject({ consumer: { name: "acme" } });
  const { body } = await call("POST", "/production/consumers/ada/keys", {});
  expect((await call("DELETE", `/production/consumers/ada/keys/${body.id}`)).status).toBe(204);
}

test("all data is there, and can be searched, verified and changed", async () => {
  const old = await oldDatabase();
  await expectAllThere(old);
  // Once it is up to date, nothing is left to be done.
  await expectAllThere(old);
  expect(await old.ask("select name from migration order by name")).toEqual([
    { name: "0001-initial" },
    { name: "0002-page-order" },
  ]);
});

test("by several at the same time: all of them can, and it happens once", async () => {
  const old = await oldDatabase();
  await Promise.all(Array.from({ length: 4 }, () => openTestStore(pick(old))));
  await expectAllThere(old);
  expect(await old.ask("select name from migration")).toHaveLength(2);
});

test("what a newer Latchkey has written is refused, and stays as it is", async () => {
  const old = await oldDatabase();
  await old.ask("insert into migration values ('9999-future', '2040-01-01T00:00:00.000Z')");
  const contents = async () =>
    engine === "sqlite"
      ? readFileSync(old.database).toString("base64")
      : [
          await old.ask("select * from migration order by name"),
          await old.ask("select name from bucket order by name"),
        ];
  const before = await contents();
  await expect(openTestStore({ ...pick(old), buckets: ["new-bucket"] })).rejects.toThrow(
    /written by a newer Latchkey, so nothing was changed\. Start that version/,
  );
  expect(await contents()).toEqual(before);
});

test("with another secret nothing is brought up to date", async () => {
  const old = await oldDatabase();
  const opening = openTestStore({ ...pick(old), secret: "another-secret-of-more-than-32-characters" });
  await expect(opening).rejects.toThrow(/^The secret does not fit this database/);
  expect(await old.ask("select name from migration")).toHaveLength(1);
});

function pick({ database, postgres }: Where): Where {
  return { database, ...(postgres ? { postgres } : {}) };
}
