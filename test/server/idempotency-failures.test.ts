import { createGuard, type IdempotencyStore, memoryIdempotencyStore } from "latchkey/server";
import { describe, expect, test } from "vitest";
import { endsKey, lose, makesKey, openOwned, reset } from "./faulty.ts";
import { ada, call, openFixture } from "./fixture.ts";
import { open, post } from "./idempotency-fixture.ts";

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
