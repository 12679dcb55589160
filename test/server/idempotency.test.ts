import { describe, expect, test } from "vitest";
import { ada, BASE, bob, call, readAnswer, signToken } from "./fixture.ts";
import { KEY, open, post } from "./idempotency-fixture.ts";
import { stores } from "./idempotency-stores.ts";

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
