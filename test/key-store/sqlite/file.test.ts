import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type KeyStoreOptions, openKeyStore } from "latchkey/key-store";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { API_KEY, caller, temporaryFolder } from "../fixture.ts";

const SECRET = "a-secret-of-more-than-32-characters";
const ADA = "/production/consumers/ada";

beforeEach(() => {
  vi.stubEnv("LATCHKEY_SECRET", undefined);
  return () => vi.unstubAllEnvs();
});

async function open(database: string, options: Partial<KeyStoreOptions> = {}) {
  const store = await openKeyStore({ database, apiKey: API_KEY, ...options });
  onTestFinished(() => store.close());
  return { store, call: caller(store) };
}

async function openWithKey(database: string, options: Partial<KeyStoreOptions> = {}) {
  const opened = await open(database, options);
  const { body } = await opened.call("POST", "/production/consumers?with-api-key=true", { name: "ada" });
  return { ...opened, keyId: body.apiKeys[0].id as string, key: body.apiKeys[0].key as string };
}

const bytesOf = (folder: string) =>
  Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file)))).toString("latin1");

describe("at rest", () => {
  test("no file holds a plain key, neither while the store is open nor afterwards", async () => {
    const folder = temporaryFolder();
    const { call, store, key } = await openWithKey(join(folder, "keys.db"));
    const brought = "a-key-that-somebody-brought";
    const more = (await call("POST", `${ADA}/keys/$bulk`, [{}, { key: brought }])).body.data;
    await call("POST", `${ADA}/roll-key`, { expiresOn: "2040-01-01T00:00:00Z" });
    const keys = [key, brought, more[0].key].flatMap((each) => [each, each.slice(5, 40)]);
    const check = () => {
      const bytes = bytesOf(folder);
      expect(bytes).toContain("****");
      for (const each of keys) expect(bytes.includes(each)).toBe(false);
      expect(bytes).not.toMatch(/lkey_[0-9A-Za-z]{8}/);
    };
    check();
    await store.close();
    check();
  });

  test("a bucket that shows keys once stores no ciphertext", async () => {
    const database = join(temporaryFolder(), "keys.db");
    const { store } = await openWithKey(database, { buckets: [{ name: "production", isRetrievable: false }] });
    await store.close();
    const file = new DatabaseSync(database, { readOnly: true });
    expect(file.prepare("SELECT count(*) AS n, count(sealed) AS sealed FROM api_key").get()).toEqual({
      n: 1,
      sealed: 0,
    });
    file.close();
  });

  test("a ciphertext that was moved to another key or changed is not shown: 500 without a word of it", async () => {
    const database = join(temporaryFolder(), "keys.db");
    const { call, store, keyId } = await openWithKey(database, { onError: () => {} });
    await call("POST", `${ADA}/keys`, {});
    const file = new DatabaseSync(database);
    const { sealed } = file.prepare("SELECT sealed FROM api_key WHERE id <> ?").get(keyId) as { sealed: string };
    file.prepare("UPDATE api_key SET sealed = ? WHERE id = ?").run(sealed, keyId);
    file.close();
    const { status, body, text } = await call("GET", `${ADA}/keys/${keyId}?key-format=visible`);
    expect([status, body.code]).toEqual([500, "internal_error"]);
    expect(text).not.toContain(sealed.slice(5, 20));
    await store.close();
  });
});

describe("a file", () => {
  test("keeps everything from one start to the next, and its folder is made", async () => {
    const database = join(temporaryFolder(), "deep/er/keys.db");
    const first = await openWithKey(database);
    await first.call("POST", `${ADA}/managers`, { email: "ada@example.com", sub: "ada" });
    await first.call("DELETE", "/preview");
    const query = "include-api-keys=true&key-format=visible&include-managers=true";
    const before = await first.call("GET", `/production/consumers?${query}`);
    await first.store.close();

    const second = await open(database);
    expect((await second.call("GET", `/production/consumers?${query}`)).body).toEqual(before.body);
    expect(await second.store.verifyKey(first.key)).toMatchObject({ keyId: first.keyId });
    // A bucket that was deleted does not come back by itself.
    expect((await second.call("GET", "/preview")).status).toBe(404);
    const { body } = await second.call("POST", "/production/consumers", { name: "bob" });
    const list = await second.call("GET", "/production/consumers");
    expect(list.body.data.at(-1)).toEqual(body);
  });

  test("is for its owner's eyes, and so is the secret beside it", async () => {
    const folder = temporaryFolder();
    await openWithKey(join(folder, "keys.db"));
    for (const file of readdirSync(folder))
      expect([file, statSync(join(folder, file)).mode & 0o777]).toEqual([file, 0o600]);
    expect(readFileSync(join(folder, "keys.db.secret"), "utf8").trim()).toMatch(/^[\w-]{43}$/);
  });

  test("what one store writes, another one on the same file sees", async () => {
    const database = join(temporaryFolder(), "keys.db");
    const one = await openWithKey(database);
    const two = await open(database);
    expect((await two.call("POST", "/production/consumers", { name: "ada" })).status).toBe(409);
    const { body } = await two.call("POST", `${ADA}/keys`, {});
    expect(await one.store.verifyKey(body.key)).not.toBeNull();
    await one.call("DELETE", ADA);
    expect(await two.store.verifyKey(body.key)).toBeNull();
  });

  test("a write waits while another process writes", async () => {
    const database = join(temporaryFolder(), "keys.db");
    const { call } = await openWithKey(database);
    const script = `
      const file = new (require("node:sqlite").DatabaseSync)(process.argv[1]);
      file.exec("BEGIN IMMEDIATE; UPDATE consumer SET description = 'theirs'");
      console.log("writing");
      setTimeout(() => file.exec("COMMIT"), 200);`;
    const other = spawn(process.execPath, ["-e", script, database], { stdio: ["ignore", "pipe", "inherit"] });
    await once(other.stdout, "data");
    const { status, body } = await call("PATCH", ADA, { tags: { mine: "too" } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ description: "theirs", tags: { mine: "too" } });
  });
});

describe("what cannot be opened says why, and stays as it is", () => {
  test("a file that is no database", async () => {
    const folder = temporaryFolder();
    const database = join(folder, "notes.txt");
    writeFileSync(database, "Dear diary, this is no database. ".repeat(100));
    const before = readFileSync(database);
    await expect(open(database)).rejects.toThrow(/notes\.txt is not a SQLite database/);
    expect(readFileSync(database)).toEqual(before);
    expect(readdirSync(folder)).toEqual(["notes.txt"]);
  });

  test("the database of another application", async () => {
    const folder = temporaryFolder();
    const database = join(folder, "shop.db");
    const shop = new DatabaseSync(database);
    shop.exec("CREATE TABLE orders (id INTEGER)");
    shop.close();
    const before = readFileSync(database);
    await expect(open(database)).rejects.toThrow(/shop\.db belongs to another application/);
    expect(readFileSync(database)).toEqual(before);
    expect(readdirSync(folder)).toEqual(["shop.db"]);
  });

  test("a database that a newer Latchkey has written", async () => {
    const database = join(temporaryFolder(), "keys.db");
    await (await openWithKey(database)).store.close();
    const file = new DatabaseSync(database);
    file.exec("INSERT INTO migration (name, timestamp) VALUES ('9999-future', '2040-01-01T00:00:00.000Z')");
    file.close();
    await expect(open(database)).rejects.toThrow(/written by a newer Latchkey/);
  });

  test("a folder, and a folder that cannot be made", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "keys.db"));
    await expect(open(join(folder, "keys.db"))).rejects.toThrow(/keys\.db cannot be made or written \(EISDIR\)/);
    writeFileSync(join(folder, "file"), "");
    await expect(open(join(folder, "file/keys.db"))).rejects.toThrow(/cannot be made or written \((ENOTDIR|EEXIST)\)/);
  });
});

describe("the secret", () => {
  test("another one is refused, whether given or in the environment; the first one still fits", async () => {
    const database = join(temporaryFolder(), "keys.db");
    const { store, key, keyId } = await openWithKey(database, { secret: SECRET });
    await store.close();
    expect(existsSync(`${database}.secret`)).toBe(false);
    const before = readFileSync(database);

    const wrong = "another-secret-of-more-than-32-characters";
    const refused = open(database, { secret: wrong, buckets: ["new-bucket"] });
    await expect(refused).rejects.toThrow(/^The secret does not fit this database/);
    await expect(refused).rejects.not.toThrow(wrong);
    vi.stubEnv("LATCHKEY_SECRET", wrong);
    await expect(open(database)).rejects.toThrow(/^The secret does not fit this database/);
    expect(readFileSync(database)).toEqual(before);

    vi.stubEnv("LATCHKEY_SECRET", SECRET);
    const { call } = await open(database);
    expect((await call("GET", `${ADA}/keys/${keyId}?key-format=visible`)).body.key).toBe(key);
  });

  test("a lost file is not replaced", async () => {
    const folder = temporaryFolder();
    const database = join(folder, "keys.db");
    await (await openWithKey(database)).store.close();
    rmSync(`${database}.secret`);
    await expect(open(database)).rejects.toThrow(/The secret of the database .* is missing/);
    expect(readdirSync(folder)).toEqual(["keys.db"]);
  });

  test.skipIf(process.platform === "win32")("a file that others can read is not used", async () => {
    const database = join(temporaryFolder(), "keys.db");
    await (await openWithKey(database)).store.close();
    chmodSync(`${database}.secret`, 0o640);
    await expect(open(database)).rejects.toThrow(/can be read by other users.*chmod 600/);
    chmodSync(`${database}.secret`, 0o600);
    await open(database);
  });

  test("an empty file is no secret", async () => {
    const database = join(temporaryFolder(), "keys.db");
    writeFileSync(`${database}.secret`, "\n", { mode: 0o600 });
    await expect(open(database)).rejects.toThrow(/does not hold a secret/);
  });

  test("an empty variable counts as none", async () => {
    const database = join(temporaryFolder(), "keys.db");
    vi.stubEnv("LATCHKEY_SECRET", "");
    await open(database);
    expect(existsSync(`${database}.secret`)).toBe(true);
  });
});

test("closing twice is fine, and `await using` closes", async () => {
  let open: Awaited<ReturnType<typeof openKeyStore>> | undefined;
  {
    await using store = await openKeyStore({ database: ":memory:", apiKey: API_KEY });
    open = store;
    await store.close();
  }
  const answer = await caller(open)("GET", "");
  expect([answer.status, answer.body.code]).toEqual([500, "internal_error"]);
});
