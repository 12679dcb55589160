import { createGuard, type Guard, type IdempotencyStore, memoryIdempotencyStore } from "latchkey/server";
import { describe, expect, test } from "vitest";
import { endsKey, lose, makesKey, openOwned, reset } from "./faulty.ts";
import {
  type Answer,
  ada,
  BASE,
  bob,
  call,
  firstVisit,
  openFixture,
  type Person,
  readAnswer,
  signToken,
} from "./fixture.ts";
import { stores } from "./idempotency-stores.ts";

const KEY = '"0e3bd1f2-8a0c-4f0f-9b1e-4f2f8f4f3b1a"';

/** One POST with an `Idempotency-Key`. */
async function post(guard: Guard, person: Person, path: string, body: unknown, key = KEY): Promise<Answer> {
  const headers = {
    authorization: `Bearer ${await signToken(person)}`,
    "content-type": "application/json",
    "idempotency-key": key,
  };
  return readAnswer(await guard(new Request(BASE + path, { method: "POST", headers, body: JSON.stringify(body) })));
}

/** A guard with Ada's first visit behind it, a clock to move, and her keys as they are. */
async function open(options: Parameters<typeof openFixture>[0] = {}) {
  const clock = { now: Date.UTC(2030, 0, 1) };
  const fixture = await openFixture({ now: () => clock.now, ...options });
  const owned = await firstVisit(fixture.guard, ada);
  const consumers = async () => (await call(fixture.guard, ada, "GET", "/consumers")).body.data;
  const keys = async () => (await consumers())[0].apiKeys.data as { id: string; expiresOn: string | null }[];
  return { ...fixture, ...owned, clock, consumers, keys, keysPath: `/consumers/${owned.consumerId}/keys` };
}

describe("a repeat with the same key and body", () => {
  test("of a new key: the same key in the open, and one key", async () => {
    const { guard, store, keysPath, keys } = await open();
    const first = await post(guard, ada, keysPath, { description: "CI" });
    const second = await post(guard, ada, keysPath, { description: "CI" });
    expect(second).toMatchObject({ status: first.status, body: first.body });
    expect([first, second].map(({ headers }) => headers.get("idempotency-replayed"))).toEqual([null, "true"]);
    expect(second.headers.get("cache-control")).toBe("no-store");
    expect(await store.verifyKey(second.body.key)).not.toBeNull();
    expect(await keys()).toHaveLength(2);
  });

  test("of a new consumer: the same consumer with the same key, and one of each", async () => {
    const { guard, consumers } = await open();
    const first = await post(guard, ada, "/consumers", { label: "Mobile" });
    const second = await post(guard, ada, "/consumers", { label: "Mobile" });
    expect(second).toMatchObject({ status: 200, body: { id: first.body.id, apiKeys: first.body.apiKeys } });
    expect(await consumers()).toHaveLength(2);
  });

  test("of a roll, of one key and of all: the same successor, also when its date has passed", async () => {
    for (const all of [false, true]) {
      const { guard, clock, consumerId, keyId, keys } = await open();
      const path = all ? `/consumers/${consumerId}/roll-key` : `/consumers/${consumerId}/keys/${keyId}/roll`;
      const body = { expiresOn: new Date(clock.now).toISOString() };
      const first = await post(guard, ada, path, body);
      clock.now += 3_600_000;
      expect(await post(guard, ada, path, body)).toMatchObject({ status: 200, body: first.body });
      expect(await keys()).toHaveLength(2);
    }
  });

  test("of an invitation: the same manager, and no second invitation where they were removed", async () => {
    const { guard, consumerId } = await open();
    const path = `/consumers/${consumerId}/managers`;
    const first = await post(guard, ada, path, { email: "bob@example.com" });
    expect(await post(guard, ada, path, { email: "bob@example.com" })).toMatchObject({ status: 200, body: first.body });
    await call(guard, ada, "DELETE", `${path}/${first.body.id}`);
    const gone = await post(guard, ada, path, { email: "bob@example.com" });
    expect(gone).toMatchObject({ status: 410, body: { code: "idempotency_result_gone" } });
    expect((await call(guard, ada, "GET", path)).body.data).toHaveLength(1);
  });

  test("holds for a day, and is a new request afterwards", async () => {
    const { guard, clock, keysPath, keys } = await open();
    const first = await post(guard, ada, keysPath, { description: "CI" });
    clock.now += 86_400_000 - 1;
    expect((await post(guard, ada, keysPath, { description: "CI" })).body.id).toBe(first.body.id);
    clock.now += 1;
    expect((await post(guard, ada, keysPath, { description: "CI" })).body.id).not.toBe(first.body.id);
    expect(await keys()).toHaveLength(3);
  });

  test("after the key was deleted: says so, and makes no other", async () => {
    const { guard, keysPath, keys } = await open();
    const { body } = await post(guard, ada, keysPath, { description: "CI" });
    await call(guard, ada, "DELETE", `${keysPath}/${body.id}`);
    const again = await post(guard, ada, keysPath, { description: "CI" });
    expect(again).toMatchObject({ status: 410, body: { code: "idempotency_result_gone" } });
    expect(await keys()).toHaveLength(1);
  });

  test("after the consumer was deleted: says so, and makes no other", async () => {
    const { guard, consumers } = await open();
    const { body } = await post(guard, ada, "/consumers", { label: "Mobile" });
    await call(guard, ada, "DELETE", `/consumers/${body.id}`);
    expect(await post(guard, ada, "/consumers", { label: "Mobile" })).toMatchObject({ status: 410 });
    expect(await consumers()).toHaveLength(1);
  });

  test("in a bucket that shows a key once: says so, and makes no other", async () => {
    const { guard, keysPath, keys } = await open({
      buckets: [{ name: "one-time", isRetrievable: false }],
      bucket: "one-time",
    });
    expect((await post(guard, ada, keysPath, { description: "CI" })).status).toBe(200);
    const again = await post(guard, ada, keysPath, { description: "CI" });
    expect(again).toMatchObject({ status: 409, body: { code: "not_retrievable" } });
    expect(await keys()).toHaveLength(2);
  });

  test("by somebody who is no manager any more: shows nothing", async () => {
    const { guard, keysPath, consumerId, storeFetch } = await open();
    await storeFetch("POST", `/production/consumers/${consumerId}/managers`, { email: "bob@example.com" });
    const { body } = await post(guard, bob, keysPath, { description: "CI" });
    const managers = `/consumers/${consumerId}/managers`;
    const { data } = (await call(guard, ada, "GET", managers)).body;
    const entry = data.find(({ email }: { email: string }) => email === "bob@example.com");
    await call(guard, ada, "DELETE", `${managers}/${entry.id}`);
    const again = await post(guard, bob, keysPath, { description: "CI" });
    expect(again.status).toBe(410);
    expect(again.text).not.toContain(body.id);
  });

  test("is told of as a key that was shown, not as one that was made", async () => {
    const events: string[] = [];
    const { guard, keysPath } = await open({ onEvent: ({ type }) => events.push(type) });
    await post(guard, ada, keysPath, { description: "CI" });
    await post(guard, ada, keysPath, { description: "CI" });
    expect(events.slice(-2)).toEqual(["key.created", "key.revealed"]);
  });
});

describe("a key is one request's", () => {
  test("with another body: 422, and nothing is made", async () => {
    const { guard, keysPath, keys } = await open();
    await post(guard, ada, keysPath, { description: "CI" });
    const other = await post(guard, ada, keysPath, { description: "Laptop" });
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
    expect(await keys()).toHaveLength(2);
  });

  test("another user's, another path's and no key at all are requests of their own", async () => {
    const { guard, keysPath, consumerId, keys, storeFetch } = await open();
    await storeFetch("POST", `/production/consumers/${consumerId}/managers`, { email: "bob@example.com" });
    const ids = [
      (await post(guard, ada, keysPath, { description: "CI" })).body.id,
      (await post(guard, bob, keysPath, { description: "CI" })).body.id,
      (await call(guard, ada, "POST", keysPath, { description: "CI" })).body.id,
      (await post(guard, ada, `/consumers/${consumerId}/roll-key`, {})).body.id,
    ];
    expect(new Set(ids).size).toBe(4);
    expect(await keys()).toHaveLength(5);
  });

  test("bare, quoted and with escapes", async () => {
    const { guard, keysPath } = await open();
    const bare = await post(guard, ada, keysPath, { description: "CI" }, "abc-1");
    expect((await post(guard, ada, keysPath, { description: "CI" }, '"abc-1"')).body.id).toBe(bare.body.id);
    expect((await post(guard, ada, keysPath, { description: "CI" }, '"a\\"b c"')).status).toBe(200);
    expect((await post(guard, ada, keysPath, { description: "CI" }, "x".repeat(255))).status).toBe(200);
  });

  test.each([
    ["nothing", ""],
    ["an empty string", '""'],
    ["two", '"a", "b"'],
    ["two tokens", "a, b"],
    ["an open quote", '"a'],
    ["a space", "a b"],
    ["too long a one", "x".repeat(256)],
    ["a letter that is not ASCII", '"\u00e9"'],
  ])("%s: 400, before anything is asked or made", async (_what, key) => {
    const { guard, keysPath, sent } = await open();
    const before = sent.length;
    const answer = await post(guard, ada, keysPath, { description: "CI" }, key);
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_idempotency_key" } });
    expect(sent.length).toBe(before);
  });

  test("on other methods it means nothing, not even when it is none", async () => {
    const { guard, keysPath, keyId } = await open();
    for (const [description, key] of [
      ["One", KEY],
      ["Two", KEY],
      ["Three", '"'],
    ] as const) {
      const request = new Request(`${BASE}${keysPath}/${keyId}`, {
        method: "PATCH",
        headers: {
          authorization: `Bearer ${await signToken(ada)}`,
          "content-type": "application/json",
          "idempotency-key": key,
        },
        body: JSON.stringify({ description }),
      });
      expect((await readAnswer(await guard(request))).body.description).toBe(description);
    }
  });

  test("switched off, it means nothing either", async () => {
    const { guard, keysPath, keys } = await open({ idempotency: false });
    for (let made = 0; made < 2; made += 1) await post(guard, ada, keysPath, { description: "CI" });
    expect(await keys()).toHaveLength(3);
  });
});

describe.each(stores)("with a store in %s", (_name, openStore) => {
  test("fifty at once make one key: one answer, and the others wait or get the same", async () => {
    const { store } = await openStore();
    const { guard, keysPath, keys } = await open({ idempotency: { store } });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => post(guard, ada, keysPath, { description: "CI" })),
    );
    const made = answers.filter(({ status }) => status === 200);
    const waiting = answers.filter(({ status }) => status === 409);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ body }) => body.key)).size).toBe(1);
    expect(made.length + waiting.length).toBe(50);
    for (const { body, headers } of waiting) {
      expect([body.code, headers.get("retry-after")]).toEqual(["idempotency_in_flight", "2"]);
    }
    expect(await keys()).toHaveLength(2);
    expect((await post(guard, ada, keysPath, { description: "CI" })).body.key).toBe(made[0]?.body.key);
  });

  test("no plain key, token, name or address is kept in it", async () => {
    const { store, dump } = await openStore();
    const { guard, consumerId, keyId, keysPath } = await open({ idempotency: { store } });
    const secrets = [
      (await post(guard, ada, keysPath, { description: "Nightly" }, "a")).body.key,
      (await post(guard, ada, `${keysPath}/${keyId}/roll`, {}, "b")).body.key,
      (await post(guard, ada, "/consumers", { label: "Mobile" }, "c")).body.apiKeys.data[0].key,
    ];
    await post(guard, ada, `/consumers/${consumerId}/managers`, { email: "bob@example.com" }, "d");
    const kept = await dump();
    for (const secret of [...secrets, "Nightly", "Mobile", ada.sub, "example.com"]) expect(kept).not.toContain(secret);
  });
});

describe("what went wrong", () => {
  test("is no result: a refusal is judged anew", async () => {
    const { guard, keysPath, keys, keyId } = await open({ maxKeysPerConsumer: 1 });
    expect(await post(guard, ada, keysPath, { description: "CI" })).toMatchObject({ body: { code: "too_many_keys" } });
    await call(guard, ada, "DELETE", `${keysPath}/${keyId}`);
    expect((await post(guard, ada, keysPath, { description: "CI" })).status).toBe(200);
    expect(await keys()).toHaveLength(1);
  });

  test("is no result: a failure is tried again", async () => {
    const { guard, state, consumerId, keys } = await openOwned();
    state.fault = (seen) => (makesKey(seen) ? (_seen, response) => reset(response) : null);
    const path = `/consumers/${consumerId}/keys`;
    expect((await post(guard, ada, path, { description: "CI" })).status).toBe(503);
    state.fault = () => null;
    expect((await post(guard, ada, path, { description: "CI" })).status).toBe(200);
    expect(await keys()).toHaveLength(2);
  });

  test("a key that was made though nobody could find out: the repeat finds it", async () => {
    const { guard, state, seen, consumerId, keys } = await openOwned();
    const path = `/consumers/${consumerId}/keys`;
    state.fault = (now) => (makesKey(now) ? lose : seen.some(makesKey) ? (_seen, response) => reset(response) : null);
    expect((await post(guard, ada, path, { description: "CI" })).status).toBe(503);
    state.fault = () => null;
    const again = await post(guard, ada, path, { description: "CI" });
    expect(again).toMatchObject({ status: 200, body: { key: expect.stringMatching(/^lkey_/) } });
    expect(await keys()).toHaveLength(2);
  });

  test("a roll that ended none of its old keys and could not be taken back: the repeat finishes it", async () => {
    const { guard, store, state, consumerId, keyId, secret, keys } = await openOwned();
    const path = `/consumers/${consumerId}/keys/${keyId}/roll`;
    const body = { expiresOn: new Date(Date.now() + 3_600_000).toISOString() };
    state.fault = ({ method }) =>
      method === "PATCH" || method === "DELETE" ? (_seen, response) => reset(response) : null;
    expect((await post(guard, ada, path, body)).status).toBe(503);
    expect(await keys()).toHaveLength(2);
    state.fault = () => null;
    const again = await post(guard, ada, path, body);
    expect(again.status).toBe(200);
    expect(await keys()).toHaveLength(2);
    expect(await store.verifyKey(secret)).toMatchObject({ expiresOn: body.expiresOn });
    expect(await store.verifyKey(again.body.key)).not.toBeNull();
  });

  test("a roll of two keys that ended one of them: the repeat ends the other, and makes no second successor", async () => {
    const { guard, state, consumerId, keys } = await openOwned();
    await call(guard, ada, "POST", `/consumers/${consumerId}/keys`, { description: "CI" });
    const path = `/consumers/${consumerId}/roll-key`;
    const body = { expiresOn: new Date().toISOString() };
    let endings = 0;
    state.fault = (seen) => (endsKey(seen) && ++endings > 1 ? (_seen, response) => reset(response) : null);
    expect((await post(guard, ada, path, body)).status).toBe(503);
    state.fault = () => null;
    const again = await post(guard, ada, path, body);
    expect(again.status).toBe(200);
    const now = await keys();
    expect(now).toHaveLength(3);
    expect(now.filter(({ expiresOn }) => expiresOn === null).map(({ id }) => id)).toEqual([again.body.id]);
  });
});

/** A store whose process dies right after it has given a request away, or right after a note. */
function dying(store: IdempotencyStore) {
  const state = { dead: false };
  const unlessDead = async <T>(work: () => Promise<T>): Promise<T> => (state.dead ? new Promise(() => {}) : work());
  const wrapped: IdempotencyStore = {
    reserve: (claim) => store.reserve(claim),
    note: (hold, progress) => store.note(hold, progress),
    complete: (hold, result) => unlessDead(() => store.complete(hold, result)),
    release: (hold, progress) => unlessDead(() => store.release(hold, progress)),
  };
  return { state, store: wrapped };
}

describe("a process that died between the effect and its record", () => {
  test.each([
    ["a key", "/keys", { description: "CI" }],
    ["a roll", "/roll-key", { expiresOn: "2030-01-01T00:00:00.000Z" }],
  ])("%s: in flight until the lease ends, then the repeat finds what was made", async (_what, end, body) => {
    const { state, store } = dying(memoryIdempotencyStore());
    const { guard, clock, consumerId, keyId, keys } = await open({ idempotency: { store }, deadlineMs: 500 });
    const path = `/consumers/${consumerId}${end}`;
    state.dead = true;
    expect((await post(guard, ada, path, body)).status).toBe(504);
    state.dead = false;
    const made = (await keys()).find(({ id }) => id !== keyId);
    expect(await post(guard, ada, path, body)).toMatchObject({ status: 409, body: { code: "idempotency_in_flight" } });
    clock.now += 5500;
    const again = await post(guard, ada, path, body);
    expect(again).toMatchObject({ status: 200, body: { id: made?.id, key: expect.stringMatching(/^lkey_/) } });
    expect(await keys()).toHaveLength(2);
  });

  test("a consumer: found by its name, even where nothing was remembered at all", async () => {
    const { guard, upstream, consumers } = await open();
    const first = await post(guard, ada, "/consumers", { label: "Mobile" });
    const restarted = createGuard({
      auth: async () => ({ sub: ada.sub, email: "ada@example.com", emailVerified: true, claims: {} }),
      upstream,
    });
    const again = await post(restarted, ada, "/consumers", { label: "Mobile" });
    expect(again).toMatchObject({ status: 200, body: { id: first.body.id, apiKeys: first.body.apiKeys } });
    expect(await consumers()).toHaveLength(2);
  });

  test("a consumer that an earlier try made is not taken back when its key cannot be shown", async () => {
    const { guard, state, upstream } = await openOwned();
    const first = await post(guard, ada, "/consumers", { label: "Mobile" });
    const restarted = createGuard({
      auth: async () => ({ sub: ada.sub, email: "ada@example.com", emailVerified: true, claims: {} }),
      upstream,
    });
    state.fault = ({ path }) => (path.includes("/keys/") ? (_seen, response) => reset(response) : null);
    expect((await post(restarted, ada, "/consumers", { label: "Mobile" })).status).toBe(503);
    state.fault = () => null;
    const { body } = await call(guard, ada, "GET", "/consumers");
    expect(body.data.map(({ id }: { id: string }) => id)).toContain(first.body.id);
  });
});

test("a store that is down: 503 and nothing is made; without the header all goes on", async () => {
  const down = () => Promise.reject(new Error("connection to 10.0.0.7 refused"));
  const store: IdempotencyStore = { reserve: down, note: down, complete: down, release: down };
  const { guard, keysPath, keys } = await open({ idempotency: { store } });
  const refused = await post(guard, ada, keysPath, { description: "CI" });
  expect(refused).toMatchObject({ status: 503, body: { code: "internal_error" } });
  expect(refused.text).not.toContain("10.0.0.7");
  expect((await call(guard, ada, "POST", keysPath, { description: "CI" })).status).toBe(200);
  expect(await keys()).toHaveLength(2);
});

test("a store that fails after the effect costs nobody their answer", async () => {
  const logged: string[] = [];
  const memory = memoryIdempotencyStore();
  const store: IdempotencyStore = { ...memory, complete: () => Promise.reject(new Error("the disk is full")) };
  const log = (_fields: unknown, message: string) => logged.push(message);
  const logger = { debug: log, info: log, warn: log, error: log };
  const { guard, keysPath } = await open({ idempotency: { store }, logger });
  expect((await post(guard, ada, keysPath, { description: "CI" })).status).toBe(200);
  expect(logged).toContain("idempotency record not written");
});

test("a lease shorter than the deadline is refused at once: two tries would be at work", async () => {
  await expect(openFixture({ deadlineMs: 10_000, idempotency: { leaseMs: 9000 } })).rejects.toThrow(/leaseMs/);
});
