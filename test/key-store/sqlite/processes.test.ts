/** Processes that share a SQLite file, and one that is killed while it writes. */
import { once } from "node:events";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openKeyStore } from "latchkey/key-store";
import { expect, onTestFinished, test, vi } from "vitest";
import { API_KEY, caller, temporaryFolder } from "../fixture.ts";
import { bundle, outputOf } from "./program.ts";

const SECRET = "a-secret-of-more-than-32-characters";

async function open(database: string) {
  const store = await openKeyStore({ database, apiKey: API_KEY, secret: SECRET });
  onTestFinished(() => store.close());
  return { store, call: caller(store) };
}

/** Another connection, as another process has it. */
function otherConnection(database: string) {
  const other = new DatabaseSync(database);
  onTestFinished(() => other.close());
  return other;
}

test("a hundred first visits over two processes: one consumer, one key, and all are answered", async () => {
  const folder = temporaryFolder();
  const database = join(folder, "keys.db");
  const start = await bundle("guard", folder);
  // The database is new, so they also make its tables at the same time.
  const guards = [start(database, API_KEY, SECRET), start(database, API_KEY, SECRET)];
  await Promise.all(guards.map(({ stdout }) => once(stdout, "data")));
  const outputs = guards.map(outputOf);
  for (const { stdin } of guards) stdin.write("go\n");
  const statuses = (await Promise.all(outputs)).flatMap((output) => JSON.parse(output));
  expect(statuses).toEqual(Array(100).fill(200));
  const { body } = await (await open(database)).call("GET", "/production/consumers?include-api-keys=true");
  expect(body.total).toBe(1);
  expect(body.data[0].apiKeys).toHaveLength(1);
}, 30_000);

test("killed fifty times while it writes: what was answered is there, and nothing is half there", async () => {
  const folder = temporaryFolder();
  const database = join(folder, "keys.db");
  const start = await bundle("writer", folder);
  const launch = (round: number) => start(database, API_KEY, SECRET, `${round}`);
  const kept = new Map<string, string>();
  let next = launch(0);
  for (let round = 0; round < 50; round += 1) {
    const writer = next;
    const output = outputOf(writer);
    await once(writer.stdout, "data");
    // Starts while this one writes, which saves its time and lets two processes open the file at once.
    if (round < 49) next = launch(round + 1);
    // At another moment of the write each time.
    for (let turn = 0; turn < round % 7; turn += 1) await new Promise(setImmediate);
    writer.kill("SIGKILL");
    const lines = (await output).split("\n").slice(0, -1);
    expect(lines.length).toBeGreaterThan(0);
    const { store, call } = await open(database);
    for (const [name = "", key = ""] of lines.map((line) => line.split(" "))) {
      kept.set(name, key);
      expect(await store.verifyKey(key)).toMatchObject({ consumer: { name } });
    }
    const { body } = await call(
      "GET",
      `/production/consumers?tag.round=${round}&include-api-keys=true&include-managers=true`,
    );
    for (const { apiKeys, managers } of body.data) expect([apiKeys.length, managers.length]).toEqual([1, 1]);
    await store.close();
  }
  const { store } = await open(database);
  for (const [name, key] of kept) expect(await store.verifyKey(key)).toMatchObject({ consumer: { name } });
  expect(otherConnection(database).prepare("PRAGMA integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
}, 60_000);

test("while another process writes, reading goes on and a change waits its turn", async () => {
  const database = join(temporaryFolder(), "keys.db");
  const { call } = await open(database);
  await call("POST", "/production/consumers", { name: "ada" });
  const other = otherConnection(database);
  other.exec("BEGIN IMMEDIATE; UPDATE consumer SET description = 'theirs'");
  const changing = call("PATCH", "/production/consumers/ada", { tags: { mine: "too" } });
  // Were the process blocked, or the store's connection, the other one would not get as far as this.
  expect((await call("GET", "/production/consumers/ada")).status).toBe(200);
  other.exec("COMMIT");
  expect((await changing).body).toMatchObject({ description: "theirs", tags: { mine: "too" } });
});

test("another process that never ends its transaction: 503 with the reason, and nothing is changed", async () => {
  const database = join(temporaryFolder(), "keys.db");
  const { call } = await open(database);
  const other = otherConnection(database);
  other.exec("BEGIN IMMEDIATE");
  let elapsed = 0;
  vi.spyOn(performance, "now").mockImplementation(() => {
    elapsed += 1000;
    return elapsed;
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const { status, body } = await call("POST", "/production/consumers", { name: "ada" });
  expect([status, body.code]).toEqual([503, "upstream_unavailable"]);
  expect(body.detail).toMatch(/Another process is writing/);
  other.exec("COMMIT");
  expect((await call("GET", "/production/consumers")).body.total).toBe(0);
});
