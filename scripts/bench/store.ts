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
const CALLS = 500;
const API_KEY = "bench-token-of-the-store";

interface Bucket {
  readonly size: number;
  readonly store: KeyStore;
}

interface Engine {
  readonly name: string;
  /** A store of its own with so many consumers. */
  open(size: number): Promise<Bucket>;
  close(): Promise<void>;
}

function sqlite(): Engine {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-bench-"));
  return {
    name: "SQLite",
    async open(size) {
      const database = join(folder, `${size}.db`);
      const open = () => openKeyStore({ database, apiKey: API_KEY });
      // Once to make the tables, which are filled while nobody has the file open.
      await (await open()).close();
      loadSqlite(database, 1, size);
      return { size, store: await open() };
    },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function postgres(): Promise<Engine> {
  const given = process.env.LATCHKEY_TEST_POSTGRES;
  const server = given ? { url: given, stop: async () => {} } : await startPostgres();
  return {
    name: "PostgreSQL",
    async open(size) {
      const schema = `latchkey_bench_${size}`;
      const secret = "bench-secret-of-32-characters-at-least";
      const store = await openKeyStore({ database: server.url, apiKey: API_KEY, secret, postgres: { schema } });
      await loadPostgres(server.url, schema, 1, size);
      return { size, store };
    },
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

/** @returns microseconds of one call, for consumers and keys picked at random */
async function timeOf(operation: Operation, { store, size }: Bucket): Promise<number> {
  const calls = Array.from({ length: CALLS }, () => OPERATIONS[operation](store, 1 + Math.floor(Math.random() * size)));
  const start = performance.now();
  for (const call of calls) await call();
  return ((performance.now() - start) / CALLS) * 1000;
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const rows: Record<string, string | number>[] = [];
for (const engine of [sqlite(), await postgres()]) {
  try {
    const buckets = [await engine.open(SMALL), await engine.open(LARGE)];
    for (const operation of Object.keys(OPERATIONS) as Operation[]) {
      // Turn by turn, so that a busy machine is unfair to both alike; the first round warms up.
      const rounds: number[][] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        const times: number[] = [];
        for (const bucket of buckets) times.push(await timeOf(operation, bucket));
        if (round > 0) rounds.push(times);
      }
      const [small = 0, large = 0] = buckets.map((_, index) => median(rounds.map((times) => times[index] ?? 0)));
      rows.push({
        engine: engine.name,
        operation,
        [`µs at ${SMALL}`]: Math.round(small),
        [`µs at ${LARGE}`]: Math.round(large),
        ratio: Number((large / small).toFixed(2)),
        "per second": Math.round(1_000_000 / large),
      });
    }
    for (const { store } of buckets) await store.close();
  } finally {
    await engine.close();
  }
}
console.table(rows);
process.stdout.write(`Goal: a ratio of ${GOAL} at most.\n`);
