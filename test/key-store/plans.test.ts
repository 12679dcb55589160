/**
 * What one user's visit and one verification cost does not grow with the bucket: every query that they send goes through
 * an index. The plans are those of the queries that the store really sends, in a bucket of 20,000 consumers.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openKeyStore } from "latchkey/key-store";
import pg from "pg";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { loaded, loadPostgres, loadSqlite } from "../../scripts/bench/load.ts";
import { engine, newSchema, postgresUrl, query } from "./database.ts";
import { API_KEY, openTestStore } from "./fixture.ts";

const COUNT = 20_000;
const CONSUMERS = "/production/consumers";

/** The queries that a store sends while something happens, each with its plan as text. */
type Planned = { sql: string; plan: string };

const folder = mkdtempSync(join(tmpdir(), "latchkey-"));
const filled =
  engine === "sqlite"
    ? { database: join(folder, "keys.db") }
    : { database: postgresUrl, postgres: { schema: newSchema() } };

beforeAll(async () => {
  const store = await openKeyStore({ ...filled, apiKey: API_KEY, secret: "the-secret-of-tests-is-no-secret-at-all" });
  await store.close();
  if (filled.postgres) await loadPostgres(filled.database, filled.postgres.schema, 1, COUNT);
  else loadSqlite(filled.database, 1, COUNT);
  return () => rmSync(folder, { recursive: true });
});

/** Opened anew for each test: a store prepares a statement once. */
const open = () => openTestStore(filled);

const isRead = (sql: string) => /^select/i.test(sql);

async function sqlitePlans(work: () => Promise<unknown>): Promise<Planned[]> {
  const preparing = vi.spyOn(DatabaseSync.prototype, "prepare");
  await work();
  const texts = preparing.mock.calls.map(([text]) => text).filter(isRead);
  preparing.mockRestore();
  const file = new DatabaseSync(filled.database, { readOnly: true });
  onTestFinished(() => file.close());
  return texts.map((text) => {
    const steps = file.prepare(`EXPLAIN QUERY PLAN ${text}`).all();
    return { sql: text, plan: steps.map(({ detail }) => detail).join("\n") };
  });
}

async function postgresPlans(work: () => Promise<unknown>): Promise<Planned[]> {
  const asking = vi.spyOn(pg.Client.prototype, "query");
  await work();
  const sent = asking.mock.calls as unknown as [text: unknown, values: unknown[]][];
  asking.mockRestore();
  const reads = sent.filter(([text]) => typeof text === "string" && isRead(text)) as [string, unknown[]][];
  return Promise.all(
    reads.map(async ([text, values]) => {
      const steps = await query(`explain ${text}`, values);
      return { sql: text, plan: steps.map((step) => step["QUERY PLAN"]).join("\n") };
    }),
  );
}

const plansOf = engine === "sqlite" ? sqlitePlans : postgresPlans;

/** Every step finds what it reads by an index. Buckets are few, and a table of three rows needs none. */
function expectIndexed(planned: Planned[]) {
  expect(planned.length).toBeGreaterThan(0);
  for (const { sql, plan } of planned) {
    expect(plan, sql).toMatch(
      engine === "sqlite" ? /USING (COVERING )?INDEX/ : /Index (Only )?Scan|Seq Scan on bucket/,
    );
    expect(plan, sql).not.toMatch(/SCAN|Seq Scan on (?!bucket)/);
  }
}

/** How PostgreSQL and SQLite say that they sort. */
const SORTS = /TEMP B-TREE|Sort/;

describe(`among ${COUNT} consumers`, () => {
  test.each([
    ["by a manager's e-mail", `manager-email=${loaded.email(777)}`],
    ["by the tag of a user", `tag.sub=${encodeURIComponent(loaded.sub(777))}`],
  ])("the consumers of one user, %s", async (_, filter) => {
    const { call } = await open();
    const search = `${CONSUMERS}?${filter}&limit=1000&include-api-keys=true&include-managers=true`;
    const planned = await plansOf(async () => {
      const { body } = await call("GET", search);
      expect(body).toMatchObject({ total: 1, data: [{ name: loaded.name(777) }] });
    });
    expectIndexed(planned);
    // The bucket; the consumer; its keys; its managers. No count: the page tells it.
    expect(planned).toHaveLength(4);
  });

  test("one consumer by its name", async () => {
    const { call } = await open();
    expectIndexed(
      await plansOf(async () => {
        expect((await call("GET", `${CONSUMERS}/${loaded.name(20_000)}/keys?limit=1000`)).body.total).toBe(1);
      }),
    );
  });

  test("the first page of the whole bucket is read as it lies in the index, without a sort", async () => {
    const { call } = await open();
    const planned = await plansOf(async () => {
      const { body } = await call("GET", `${CONSUMERS}?limit=1000`);
      expect([body.data.length, body.total, body.data[0].name]).toEqual([1000, COUNT, loaded.name(1)]);
    });
    const page = planned.filter(({ sql }) => /order by/.test(sql));
    expect(page).toHaveLength(1);
    expectIndexed(page);
    expect(page[0]?.plan).not.toMatch(SORTS);
  });

  test("one key that is verified", async () => {
    const { store } = await open();
    const planned = await plansOf(async () => {
      expect(await store.verifyKey(loaded.key(777))).toMatchObject({ consumer: { name: loaded.name(777) } });
    });
    expectIndexed(planned);
    expect(planned).toHaveLength(1);
  });
});
