/**
 * Fills the bucket `production` of a key store with consumers, each with a key, a manager and the tag of a first login,
 * past its API: a million of them in about a minute. The store must have been opened once, so that its tables are there.
 */
import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";

/** What the n-th consumer is called and found by. */
export const loaded = {
  name: (n: number) => `load-${n}`,
  sub: (n: number) => `load|${n}`,
  email: (n: number) => `load-${n}@example.com`,
  key: (n: number) => `a-plain-key-to-load-${n}`,
};

/** What the two engines say differently. */
interface Words {
  /** A table `series` of the numbers `n` from :first to :last. */
  series: (first: number, last: number) => string;
  digits: (n: string) => string;
  sha256: (text: string) => string;
}

/** Rows of one transaction. */
const BATCH = 50_000;
const TIME = "'2026-01-01T00:00:00.000Z'";
/** Before every ordinal that the store gives. */
const FIRST_ORDINAL = 1_000_000;

function statements({ series, digits, sha256 }: Words, first: number, last: number): string[] {
  const rows = series(first, last);
  const bucket = "(select id from bucket where name = 'production')";
  const id = (prefix: string) => `'${prefix}_' || ${digits("n")}`;
  return [
    `insert into consumer (id, bucket_id, name, tags, metadata, ordinal, created_on, updated_on)
       select ${id("csmr")}, ${bucket}, 'load-' || n, '{"sub":"load|' || n || '"}', '{"plan":"gold"}',
         ${FIRST_ORDINAL} + n, ${TIME}, ${TIME} from ${rows}`,
    `insert into consumer_tag (consumer_id, bucket_id, name, value)
       select ${id("csmr")}, ${bucket}, 'sub', 'load|' || n from ${rows}`,
    `insert into manager (id, consumer_id, bucket_id, email, email_key, sub, ordinal, created_on)
       select ${id("eusr")}, ${id("csmr")}, ${bucket}, 'load-' || n || '@example.com', 'load-' || n || '@example.com',
         'load|' || n, ${FIRST_ORDINAL} + n, ${TIME} from ${rows}`,
    `insert into api_key (id, consumer_id, hash, masked, ordinal, created_on, updated_on)
       select ${id("key")}, ${id("csmr")}, ${sha256("'a-plain-key-to-load-' || n")}, '****load', ${FIRST_ORDINAL} + n,
         ${TIME}, ${TIME} from ${rows}`,
  ];
}

function* batches(first: number, last: number): Generator<[number, number]> {
  for (let from = first; from <= last; from += BATCH) yield [from, Math.min(from + BATCH - 1, last)];
}

/** Adds the consumers from `first` to `last` to a SQLite file that no store has open. */
export function loadSqlite(path: string, first: number, last: number): void {
  const file = new DatabaseSync(path);
  try {
    file.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; PRAGMA foreign_keys = OFF");
    file.function("sha256_hex", { deterministic: true }, (text) =>
      createHash("sha256").update(String(text)).digest("hex"),
    );
    const words: Words = {
      series: (from, to) =>
        `(with recursive s(n) as (select ${from} union all select n + 1 from s where n < ${to}) select n from s)`,
      digits: (n) => `printf('%024d', ${n})`,
      sha256: (text) => `sha256_hex(${text})`,
    };
    for (const [from, to] of batches(first, last)) file.exec(`begin; ${statements(words, from, to).join(";")}; commit`);
    file.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    file.close();
  }
}

/** Adds the consumers from `first` to `last` to the schema of a PostgreSQL, and lets the planner know. */
export async function loadPostgres(url: string, schema: string, first: number, last: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`set search_path to ${schema}; set synchronous_commit to off`);
    const words: Words = {
      series: (from, to) => `generate_series(${from}, ${to}) as series(n)`,
      digits: (n) => `lpad(${n}::text, 24, '0')`,
      sha256: (text) => `encode(sha256((${text})::bytea), 'hex')`,
    };
    for (const [from, to] of batches(first, last)) {
      await client.query(`begin; ${statements(words, from, to).join(";")}; commit`);
    }
    await client.query("analyze bucket, consumer, consumer_tag, manager, api_key");
  } finally {
    await client.end();
  }
}
