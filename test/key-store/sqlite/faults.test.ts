/** Disks that are full, read-only or damaged: a clear answer, nothing half done, nothing overwritten. */
import { chmodSync, chownSync, closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type KeyStore, openKeyStore } from "latchkey/key-store";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { API_KEY, caller, temporaryFolder } from "../fixture.ts";

const SECRET = "a-secret-of-more-than-32-characters";
const CONSUMERS = "/production/consumers";

const openStore = (database: string, onError?: (error: unknown) => void) =>
  openKeyStore({ database, apiKey: API_KEY, secret: SECRET, ...(onError ? { onError } : {}) });

/** A store with one key, and the connection that it has to its database. */
async function openWithConnection() {
  const database = join(temporaryFolder(), "keys.db");
  const opening = vi.spyOn(DatabaseSync.prototype, "exec");
  const failures: unknown[] = [];
  const store = await openStore(database, (error) => failures.push(error));
  onTestFinished(() => store.close());
  const connection = opening.mock.contexts[0] as DatabaseSync;
  opening.mockRestore();
  const call = caller(store);
  const { body } = await call("POST", `${CONSUMERS}?with-api-key=true`, { name: "ada" });
  return { store, call, connection, failures, key: body.apiKeys[0].key as string };
}

async function fill(store: KeyStore) {
  const call = caller(store);
  const description = "x".repeat(1000);
  for (let number = 0; number < 1000; number += 1) {
    const answer = await call("POST", `${CONSUMERS}?with-api-key=true`, { name: `c-${number}`, description });
    if (answer.status !== 200) return { answer, made: number };
  }
  return expect.unreachable("the disk never filled up");
}

describe("while the store is open", () => {
  test("a full disk: 503 with the reason, nothing half there, reading goes on, and so does writing once there is room", async () => {
    const { store, call, connection, failures, key } = await openWithConnection();
    const pages = Number(connection.prepare("PRAGMA page_count").get()?.page_count);
    connection.exec(`PRAGMA max_page_count = ${pages + 8}`);
    const { answer, made } = await fill(store);
    expect([answer.status, answer.body.code]).toEqual([503, "upstream_unavailable"]);
    expect(answer.body.detail).toMatch(/disk of the database is full\. Nothing was changed/);
    expect(failures).toHaveLength(1);

    expect(await store.verifyKey(key)).not.toBeNull();
    const { body } = await call("GET", `${CONSUMERS}?include-api-keys=true`);
    expect(body.total).toBe(made + 1);
    for (const { apiKeys } of body.data) expect(apiKeys).toHaveLength(1);
    expect(connection.prepare("PRAGMA integrity_check").all()).toEqual([{ integrity_check: "ok" }]);

    connection.exec("PRAGMA max_page_count = 1000000");
    expect((await call("POST", CONSUMERS, { name: "after" })).status).toBe(200);
  });

  test("a disk that has become read-only: 503 with the reason, and reading goes on", async () => {
    const { store, call, connection, key } = await openWithConnection();
    connection.exec("PRAGMA query_only = ON");
    const { status, body } = await call("POST", CONSUMERS, { name: "bob" });
    expect([status, body.code]).toEqual([503, "upstream_unavailable"]);
    expect(body.detail).toMatch(/cannot be written\. Nothing was changed/);
    expect(await store.verifyKey(key)).not.toBeNull();
    expect((await call("GET", CONSUMERS)).body.total).toBe(1);
  });

  test("pages that the disk has lost: 503 with the reason, also for whoever verifies a key", async () => {
    const { store, call, connection, key } = await openWithConnection();
    const { rootpage } = connection.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'api_key'").get() ?? {};
    connection.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    overwrite(String(connection.location()), Number(rootpage), 1);
    connection.exec("PRAGMA cache_size = 0; PRAGMA shrink_memory");
    const { status, body } = await call("GET", `${CONSUMERS}/ada/keys`);
    expect([status, body.code]).toEqual([503, "upstream_unavailable"]);
    expect(body.detail).toMatch(/damaged\. Restore it from a backup/);
    await expect(store.verifyKey(key)).rejects.toMatchObject({ code: "upstream_unavailable" });
  });
});

/** Writes over pages of a file; the first page is number 1. */
function overwrite(path: string, page: number, count: number): void {
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(4096 * count, 0xa5), 0, 4096 * count, 4096 * (page - 1));
  closeSync(file);
}

describe("at opening", () => {
  const filesOf = (folder: string) =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString("base64")]));

  async function closedDatabase() {
    const folder = temporaryFolder();
    const database = join(folder, "keys.db");
    await (await openStore(database)).close();
    return { folder, database };
  }

  async function expectRefused(database: string, folder: string, message: RegExp) {
    const before = filesOf(folder);
    await expect(openStore(database)).rejects.toThrow(message);
    expect(filesOf(folder)).toEqual(before);
  }

  test("a file whose pages are lost", async () => {
    const { folder, database } = await closedDatabase();
    overwrite(database, 2, readFileSync(database).length / 4096 - 1);
    await expectRefused(database, folder, /keys\.db is damaged\. Restore it from a backup\./);
  });

  test("a file whose first page is lost", async () => {
    const { folder, database } = await closedDatabase();
    overwrite(database, 1, 1);
    await expectRefused(database, folder, /keys\.db is not a SQLite database/);
  });

  test("a database with the mark of another application", async () => {
    const folder = temporaryFolder();
    const database = join(folder, "photos.db");
    const other = new DatabaseSync(database);
    other.exec("PRAGMA application_id = 1234; CREATE TABLE setting (name TEXT, value TEXT)");
    other.close();
    await expectRefused(database, folder, /photos\.db belongs to another application/);
  });

  /** Rights do not bind root, so as root we are somebody else for a moment. */
  async function withRights<Result>(work: () => Promise<Result>): Promise<Result> {
    const root = process.getuid?.() === 0;
    if (root) process.seteuid?.(65534);
    try {
      return await work();
    } finally {
      if (root) process.seteuid?.(0);
    }
  }

  const own = (path: string) => process.getuid?.() === 0 && chownSync(path, 65534, 65534);

  test.skipIf(process.platform === "win32")("a file that may only be read", async () => {
    const { folder, database } = await closedDatabase();
    own(folder);
    own(database);
    chmodSync(database, 0o400);
    await withRights(() => expectRefused(database, folder, /keys\.db cannot be made or written \(EACCES\)/));
  });

  test.skipIf(process.platform === "win32")("a file in a folder that may only be read", async () => {
    const { folder, database } = await closedDatabase();
    own(folder);
    own(database);
    chmodSync(folder, 0o500);
    await withRights(() =>
      expectRefused(database, folder, /keys\.db cannot be opened: .*the rights on the file and its folder/),
    );
    chmodSync(folder, 0o700);
  });

  test.skipIf(process.platform === "win32")("a new file in a folder that may only be read", async () => {
    const folder = join(temporaryFolder(), "data");
    mkdirSync(folder);
    chmodSync(join(folder, ".."), 0o755);
    own(folder);
    chmodSync(folder, 0o500);
    await withRights(() => expectRefused(join(folder, "keys.db"), folder, /cannot be made or written \(EACCES\)/));
  });
});
