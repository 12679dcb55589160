/** Writers that meet in PostgreSQL: each waits for the other, and no change is lost. */
import { openKeyStore } from "latchkey/key-store";
import pg from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { freshDatabase, query } from "../database.ts";
import { API_KEY, caller } from "../fixture.ts";

const CONSUMERS = "/production/consumers";
const SECRET = "a-secret-of-more-than-32-characters";

async function openTwo() {
  const options = { ...freshDatabase(), apiKey: API_KEY, secret: SECRET };
  const stores = [await openKeyStore(options), await openKeyStore(options)] as const;
  for (const store of stores) onTestFinished(() => store.close());
  const [one, two] = stores.map(caller) as [ReturnType<typeof caller>, ReturnType<typeof caller>];
  return { one, two, schema: options.postgres?.schema ?? "" };
}

/** A connection that is not the store's. */
async function connect() {
  const client = new pg.Client({ connectionString: inject("postgres") ?? "" });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** Until somebody waits for a lock. */
async function untilBlocked(schema: string) {
  await expect
    .poll(() =>
      query("select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like $1", [`%${schema}%`]),
    )
    .toHaveLength(1);
}

test("one changes the description, another the tags: both changes stay", async () => {
  const { one, two } = await openTwo();
  await one("POST", CONSUMERS, { name: "ada" });
  for (let round = 0; round < 10; round += 1) {
    const description = `round ${round}`;
    const tags = { round: `${round}` };
    await Promise.all([
      one("PATCH", `${CONSUMERS}/ada`, { description }),
      two("PATCH", `${CONSUMERS}/ada`, { tags }),
      one("PATCH", `${CONSUMERS}/ada`, { description }),
      two("PATCH", `${CONSUMERS}/ada`, { tags }),
    ]);
    expect((await one("GET", `${CONSUMERS}/ada?tag.round=${round}`)).body).toMatchObject({ description, tags });
  }
});

test("a consumer that is deleted at the same time gets no key: 404", async () => {
  const { one, schema } = await openTwo();
  await one("POST", CONSUMERS, { name: "ada" });
  const client = await connect();
  await client.query(`begin; delete from ${schema}.consumer`);
  const adding = one("POST", `${CONSUMERS}/ada/keys`, {});
  await untilBlocked(schema);
  await client.query("commit");
  expect((await adding).status).toBe(404);
});

test("a bucket that is deleted at the same time gets no consumer: 404", async () => {
  const { one, schema } = await openTwo();
  const client = await connect();
  await client.query(`begin; delete from ${schema}.bucket where name = 'production'`);
  const adding = one("POST", CONSUMERS, { name: "ada" });
  await untilBlocked(schema);
  await client.query("commit");
  expect((await adding).status).toBe(404);
});

test("a bucket deleted twice at the same time: once 204, once 404", async () => {
  const { one, two } = await openTwo();
  const answers = await Promise.all([one("DELETE", "/preview"), two("DELETE", "/preview")]);
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
});

test("two that wait for each other: the store gives in and tries again", async () => {
  const { one, schema } = await openTwo();
  await one("POST", CONSUMERS, { name: "ada" });
  const client = await connect();
  // Else the other one may be the one to give in.
  await client.query("set deadlock_timeout = '1min'");
  await client.query(`begin; select from ${schema}.consumer for update`);
  const adding = one("POST", `${CONSUMERS}/ada/keys`, {});
  await untilBlocked(schema);
  // Waits for the store, which waits for us.
  await client.query(`select from ${schema}.bucket for update`);
  await client.query("commit");
  expect((await adding).status).toBe(200);
  expect((await one("GET", `${CONSUMERS}/ada/keys`)).body.total).toBe(1);
});
