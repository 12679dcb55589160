/** A PostgreSQL that cannot be opened says why, shows no password, and stays as it is. */
import { inspect } from "node:util";
import { type KeyStoreOptions, openKeyStore } from "latchkey/key-store";
import { describe, expect, inject, onTestFinished, test, vi } from "vitest";
import { newSchema, query } from "../database.ts";
import { API_KEY, caller } from "../fixture.ts";

const SECRET = "a-secret-of-more-than-32-characters";
const PASSWORD = "hunter2-of-tests";

async function open(options: Pick<KeyStoreOptions, "database"> & Partial<KeyStoreOptions>) {
  const store = await openKeyStore({ apiKey: API_KEY, secret: SECRET, ...options });
  onTestFinished(() => store.close());
  return { store, call: caller(store) };
}

/** The URL of the tests' server with something else in it. */
function urlWith(change: (url: URL) => void): string {
  const url = new URL(inject("postgres") ?? "");
  change(url);
  return url.href;
}

async function messageOf(opening: Promise<unknown>): Promise<string> {
  const error = await opening.then(
    () => expect.unreachable("it opened"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  // What a logger would print: the stack, the cause and every property.
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(PASSWORD);
  return (error as Error).message;
}

describe("what cannot be opened", () => {
  const password = (url: URL) => {
    url.password = PASSWORD;
  };

  test("a wrong password", async () => {
    const message = await messageOf(open({ database: urlWith(password) }));
    expect(message).toMatch(/cannot be opened: password authentication failed.*Check the user, the password/);
  });

  test("a database that is not there", async () => {
    const database = urlWith((url) => {
      url.pathname = "/nowhere";
    });
    expect(await messageOf(open({ database }))).toMatch(/"nowhere" does not exist.*the database's name/);
  });

  test("a server that is not running", async () => {
    const message = await messageOf(open({ database: `postgres://me:${PASSWORD}@127.0.0.1:1/keys` }));
    expect(message).toMatch(/database 127\.0\.0\.1:1\/keys cannot be opened: .*ECONNREFUSED.*server is running/);
  });

  test("a host that nobody knows", async () => {
    const message = await messageOf(open({ database: `postgres://me:${PASSWORD}@no-such-host.invalid/keys` }));
    expect(message).toMatch(/no-such-host\.invalid\/keys cannot be opened: /);
  });

  test("a URL that makes no sense is not repeated", async () => {
    const message = await messageOf(open({ database: `postgres://me:${PASSWORD}@host:port/keys` }));
    expect(message).toMatch(/not a URL that can be read/);
  });

  test("without the package `pg`", async () => {
    vi.doMock("pg", () => {
      throw new Error("Cannot find package 'pg'");
    });
    onTestFinished(() => void vi.doUnmock("pg"));
    expect(await messageOf(open({ database: inject("postgres") ?? "" }))).toMatch(/Run `npm install pg`/);
  });
});

describe("a user that may not make schemas", () => {
  /** A role of the server, gone when the test ends, and the URL that it comes by. */
  async function limitedUser() {
    const name = newSchema();
    await query(`create role ${name} login password '${PASSWORD}'`);
    onTestFinished(async () => {
      await query(`drop owned by ${name}; drop role ${name}`);
    });
    const database = urlWith((url) => {
      url.username = name;
      url.password = PASSWORD;
    });
    return { name, database, postgres: { schema: name } };
  }

  test("is told what it needs", async () => {
    const { name, ...options } = await limitedUser();
    const message = await messageOf(open(options));
    expect(message).toMatch(/permission denied for database/);
    expect(message).toContain(`create the schema \`${name}\`, or create it and make the user its owner`);
  });

  test("needs no more than a schema of its own", async () => {
    const { name, ...options } = await limitedUser();
    await query(`create schema ${name} authorization ${name}`);
    const { call, store } = await open(options);
    expect((await call("POST", "/production/consumers", { name: "ada" })).status).toBe(200);
    await store.close();
    await (await open(options)).store.close();
  });
});

describe("what is there already", () => {
  const contents = async (schema: string) => [
    await query(`select * from ${schema}.setting`),
    await query(`select * from ${schema}.migration`),
    await query(`select name from ${schema}.bucket order by name`),
  ];

  const openOnce = async () => {
    const schema = newSchema();
    const options = { database: inject("postgres") ?? "", postgres: { schema } };
    const { store } = await open(options);
    await store.close();
    return { options, schema };
  };

  test("was written with another secret: refused, and left as it is", async () => {
    const { options, schema } = await openOnce();
    const before = await contents(schema);
    const wrong = "another-secret-of-more-than-32-characters";
    const opening = open({ ...options, secret: wrong, buckets: ["new-bucket"] });
    await expect(opening).rejects.toThrow(/^The secret does not fit this database \(.*\): .*to that one\.$/);
    await expect(opening).rejects.not.toThrow(wrong);
    expect(await contents(schema)).toEqual(before);
    await open(options);
  });

  test("was written by a newer Latchkey: refused, and left as it is", async () => {
    const { options, schema } = await openOnce();
    await query(`insert into ${schema}.migration values ('9999-future', '2040-01-01T00:00:00.000Z')`);
    const before = await contents(schema);
    await expect(open({ ...options, buckets: ["new-bucket"] })).rejects.toThrow(/written by a newer Latchkey/);
    expect(await contents(schema)).toEqual(before);
  });

  test("tables of another application in the same database are none of ours", async () => {
    const theirs = newSchema();
    await query(`create schema ${theirs}; create table ${theirs}.consumer (id int); create table ${theirs}.setting ()`);
    const { options } = await openOnce();
    await open(options);
    expect(await query(`select * from ${theirs}.consumer`)).toEqual([]);
  });
});

test("many that open a new database at the same time: all of them can, and there is one of each bucket", async () => {
  const schema = newSchema();
  const options = { database: inject("postgres") ?? "", postgres: { schema, poolSize: 1 } };
  const stores = await Promise.all(Array.from({ length: 8 }, () => open(options)));
  for (const { call } of stores) expect((await call("GET", "")).body.total).toBe(3);
});
