/** A PostgreSQL that goes away while the store is open: a clear answer, and the store recovers by itself. */
import { openKeyStore, type PostgresOptions } from "latchkey/key-store";
import { expect, inject, onTestFinished, test } from "vitest";
import { proxyTo } from "../../postgres/proxy.ts";
import { freshDatabase, query } from "../database.ts";
import { API_KEY, caller } from "../fixture.ts";

const CONSUMERS = "/production/consumers";

async function openByProxy(options: PostgresOptions = {}) {
  const proxy = await proxyTo(inject("postgres") ?? "");
  const postgres = { ...freshDatabase().postgres, ...options };
  const failures: unknown[] = [];
  const store = await openKeyStore({
    database: proxy.url,
    postgres,
    apiKey: API_KEY,
    secret: "a-secret-of-more-than-32-characters",
    onError: (error) => failures.push(error),
  });
  onTestFinished(() => store.close());
  const call = caller(store);
  const { body } = await call("POST", `${CONSUMERS}?with-api-key=true`, { name: "ada" });
  return { proxy, store, call, failures, schema: postgres.schema ?? "", key: body.apiKeys[0].key as string };
}

test("gone: 503 for reading and writing, and the operator is told; back: as before", async () => {
  const { proxy, store, call, failures, key } = await openByProxy();
  await proxy.cut();
  for (const answer of [await call("GET", CONSUMERS), await call("POST", CONSUMERS, { name: "bob" })]) {
    expect([answer.status, answer.body.code]).toEqual([503, "upstream_unavailable"]);
    expect(answer.body.detail).toBe("The database cannot be reached. Try again in a moment.");
  }
  await expect(store.verifyKey(key)).rejects.toMatchObject({ code: "upstream_unavailable" });
  expect(failures).toHaveLength(2);

  await proxy.mend();
  expect(await store.verifyKey(key)).not.toBeNull();
  expect((await call("POST", CONSUMERS, { name: "bob" })).status).toBe(200);
  expect((await call("GET", CONSUMERS)).body.total).toBe(2);
});

test("connections that are ended while nobody uses them are replaced", async () => {
  const { call, schema } = await openByProxy();
  await query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'latchkey' and query like $1",
    [`%${schema}%`],
  );
  await expect.poll(async () => (await call("GET", CONSUMERS)).status).toBe(200);
});

test("a server that answers no more: 503 in time, and its connection is not used again", async () => {
  const { proxy, call } = await openByProxy({ statementTimeoutMs: 500, poolSize: 1 });
  proxy.freeze();
  const { status, body } = await call("GET", CONSUMERS);
  expect([status, body.code]).toEqual([503, "upstream_unavailable"]);
  await expect.poll(async () => (await call("GET", CONSUMERS)).status).toBe(200);
});

test("a statement that takes too long: 503, and nothing is changed", async () => {
  const { call, schema } = await openByProxy({ statementTimeoutMs: 300 });
  const locking = query(`begin; select from ${schema}.consumer for update; select pg_sleep(2); commit`);
  await expect
    .poll(() => query("select 1 from pg_stat_activity where query like $1 and wait_event = 'PgSleep'", [`%${schema}%`]))
    .toHaveLength(1);
  const { status, body } = await call("PATCH", `${CONSUMERS}/ada`, { description: "late" });
  expect([status, body.code]).toEqual([503, "upstream_unavailable"]);
  expect(body.detail).toMatch(/took too long, so nothing was changed/);
  await locking;
  expect((await call("GET", `${CONSUMERS}/ada`)).body).not.toHaveProperty("description");
});
