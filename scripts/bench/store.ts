/**
 * `npm run bench:store`: what one user's list and one key's check cost in a bucket of 1,000 consumers, and of a million,
 * on SQLite and on PostgreSQL. The store is asked in process, for consumers and keys picked at random.
 *
 * `BENCH_CONSUMERS` (1,000,000) is the larger bucket; `LATCHKEY_TEST_POSTGRES` names a PostgreSQL to use in place of one
 * of its own.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type KeyStore, openKeyStore } from "latchkey/key-store";
import { startPostgres } from "../../test/postgres/server.ts";
import { loaded, loadPostgres, loadSqlite } from "./load.ts";

const SMALL = 1000;
const LARGE = Number(process.env.BENCH_CONSUMERS ?? 1_000_000);
/** The most that the larger bucket may cost, in times of the smaller one. */
const GOAL = 1.5;
const ROUNDS = 5;
const CALLS = 2000;
const API_KEY = "bench-token-of-the-store";
const SCHEMA = "latchkey";

interface Engine {
  readonly name: string;
  open(): Promise<KeyStore>;
  /** Adds the consumers from `first` to `last`, while no store is open. */
  load(first: number, last: number): void | Promise<void>;
  close(): Promise<void>;
}

function sqlite(): Engine {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-bench-"));
  const database = join(folder, "keys.db");
  return {
    name: "SQLite",
    open: () => openKeyStore({ database, apiKey: API_KEY }),
    load: (first, last) => loadSqlite(database, first, last),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function postgres(): Promise<Engine> {
  const given = process.env.LATCHKEY_TEST_POSTGRES;
  const server = given ? { url: given, stop: async () => {} } : await startPostgres();
  return {
    name: "PostgreSQL",
    open: () =>
      openKeyStore({
        database: server.url,
        apiKey: API_KEY,
        secret: "bench-secret-of-32-characters-at-least",
        postgres: { schema: SCHEMA },
      }),
    load: (first, last) => loadPostgres(server.url, SCHEMA, first, last),
    close: async () => server.stop(),
  };
}

const list = (store: KeyStore, filter: string) => async (): Promise<void> => {
  const everything = "include-api-keys=true&include-managers=true&include-manager-invites=true&limit=1000";
  const url = `http://store/v1/accounts/local/key-buckets/production/consumers?${everything}&${filter}`;
  const answer = await store.fetch(new Request(url, { headers: { authorization: `Bearer ${API_KEY}` } }));
  const { data } = (await answer.json()) as { data: unknown[] };
  if (data.length !== 1) throw new Error(`A list of one user has ${data.length} consumers.`);
};

const verify = (store: KeyStore, key: string) => async (): Promise<void> => {
  if ((await store.verifyKey(key)) === null) throw new Error("A key that was loaded is not known.");
};

const OPERATIONS = {
  "list by manager": (store: KeyStore, n: number) =>
    list(store, `manager-email=${encodeURIComponent(loaded.email(n))}`),
  "list by tag": (store: KeyStore, n: number) => list(store, `tag.sub=${encodeURIComponent(loaded.sub(n))}`),
  verifyKey: (store: KeyStore, n: number) => verify(store, loaded.key(n)),
};
type Operation = keyof typeof OPERATIONS;

/** @returns for each operation the microseconds of one call: the median of the rounds' means */
async function measure(store: KeyStore, size: number): Promise<Record<Operation, number>> {
  const micros = { "list by manager": 0, "list by tag": 0, verifyKey: 0 };
  for (const name of Object.keys(OPERATIONS) as Operation[]) {
    const means: number[] = [];
    // One round more: the first warms up.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const calls = Array.from({ length: CALLS }, () => OPERATIONS[name](store, 1 + Math.floor(Math.random() * size)));
      const start = performance.now();
      for (const call of calls) await call();
      if (round > 0) means.push(((performance.now() - start) / CALLS) * 1000);
    }
    micros[name] = means.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  }
  return micros;
}

async function atSize(engine: Engine, first: number, last: number): Promise<Record<Operation, number>> {
  await engine.load(first, last);
  const store = await engine.open();
  try {
    return await measure(store, last);
  } finally {
    await store.close();
  }
}

const rows: Record<string, string | number>[] = [];
for (const engine of [sqlite(), await postgres()]) {
  try {
    await (await engine.open()).close();
    const small = await atSize(engine, 1, SMALL);
    const large = await atSize(engine, SMALL + 1, LARGE);
    for (const operation of Object.keys(OPERATIONS) as Operation[]) {
      rows.push({
        engine: engine.name,
        operation,
        [`µs at ${SMALL}`]: Math.round(small[operation]),
        [`µs at ${LARGE}`]: Math.round(large[operation]),
        ratio: Number((large[operation] / small[operation]).toFixed(2)),
        "per second": Math.round(1_000_000 / large[operation]),
      });
    }
  } finally {
    await engine.close();
  }
}
console.table(rows);
process.stdout.write(`Goal: a ratio of ${GOAL} at most.\n`);
