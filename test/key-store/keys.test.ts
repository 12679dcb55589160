import { describe, expect, test } from "vitest";
import { at, HOUR, NOW, openWithAda } from "./fixture.ts";

const KEYS = "/production/consumers/ada/keys";
const PLAIN = /^lkey_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/;

describe("creating", () => {
  test("a key, visible in the answer and masked from then on", async () => {
    const { call } = await openWithAda();
    const { status, body } = await call("POST", KEYS, { description: "CI", expiresOn: at(NOW + HOUR) });
    expect(status).toBe(200);
    expect(body.id).toMatch(/^key_[0-9A-Za-z]{24}$/);
    expect(body.key).toMatch(PLAIN);
    expect(body).toMatchObject({
      description: "CI",
      expiresOn: at(NOW + HOUR),
      createdOn: at(NOW),
      updatedOn: at(NOW),
    });
    const masked = { ...body, key: `****${body.key.slice(-4)}` };
    expect((await call("GET", `${KEYS}/${body.id}`)).body).toEqual(masked);
    expect((await call("GET", KEYS)).body.data[1]).toEqual(masked);
  });

  test.each(["$bulk", "%24bulk"])("many at once at %s, in the order asked for", async (bulk) => {
    const { call, store } = await openWithAda();
    const { status, body } = await call("POST", `${KEYS}/${bulk}`, [
      { description: "one" },
      {},
      { description: "three" },
    ]);
    expect(status).toBe(200);
    expect(body.data.map(({ description }: { description?: string }) => description)).toEqual([
      "one",
      undefined,
      "three",
    ]);
    for (const { key } of body.data) expect(await store.verifyKey(key)).not.toBeNull();
    const ids = (data: { id: string }[]) => data.map(({ id }) => id);
    expect(ids((await call("GET", KEYS)).body.data).slice(1)).toEqual(ids(body.data));
  });

  test("one bad key among many: none is made", async () => {
    const { call } = await openWithAda();
    expect((await call("POST", `${KEYS}/$bulk`, [{}, { expiresOn: at(NOW - 1) }])).body.code).toBe("invalid_expiry");
    expect((await call("POST", `${KEYS}/$bulk`, [{}, { key: "short" }])).body.code).toBe("invalid_body");
    const twice = { key: "the-same-key-two-times" };
    expect((await call("POST", `${KEYS}/$bulk`, [twice, twice])).body.code).toBe("conflict");
    expect((await call("GET", KEYS)).body.total).toBe(1);
  });

  test("a key that the caller brings along works, is masked alike, and cannot be taken twice", async () => {
    const { call, store } = await openWithAda();
    const key = "zpka_of-another-service";
    const { body } = await call("POST", KEYS, { key });
    expect(body.key).toBe(key);
    expect(await store.verifyKey(key)).toMatchObject({ keyId: body.id });
    expect((await call("GET", `${KEYS}/${body.id}`)).body.key).toBe("****vice");
    const again = await call("POST", KEYS, { key });
    expect(again.status).toBe(409);
    expect(again.text).not.toContain(key);
  });

  test.each([
    ["too short", "a".repeat(15)],
    ["too long", "a".repeat(513)],
    ["a space", "a key with some spaces"],
    ["not ASCII", "clé-".repeat(5)],
    ["masked", "****************abcd"],
    ["our own format, mistyped", `lkey_${"a".repeat(43)}_000000`],
  ])("a key to bring along that is %s: 400", async (_, key) => {
    const { call } = await openWithAda();
    const { status, body, text } = await call("POST", KEYS, { key });
    expect([status, body.code]).toEqual([400, "invalid_body"]);
    expect(text).not.toContain(key);
    expect((await call("GET", KEYS)).body.total).toBe(1);
  });

  test("a new key that would have expired already: 400", async () => {
    const { call } = await openWithAda();
    for (const expiresOn of [at(NOW), at(NOW - 1), "1999-12-31T23:59:59Z"]) {
      const { status, body } = await call("POST", KEYS, { expiresOn });
      expect([status, body.code]).toEqual([400, "invalid_expiry"]);
    }
    expect((await call("POST", KEYS, { expiresOn: at(NOW + 1) })).status).toBe(200);
  });
});

describe("reading", () => {
  test.each([
    ["", "masked"],
    ["?key-format=masked", "masked"],
    ["?key-format=visible", "visible"],
    ["?key-format=none", "none"],
  ])("%s shows it %s", async (query, shown) => {
    const { call, key, keyId } = await openWithAda();
    const expected = { masked: `****${key.slice(-4)}`, visible: key, none: undefined }[shown];
    expect((await call("GET", `${KEYS}/${keyId}${query}`)).body.key).toBe(expected);
    expect((await call("GET", `${KEYS}${query}`)).body.data[0].key).toBe(expected);
  });

  test("pages", async () => {
    const { call } = await openWithAda();
    await call("POST", `${KEYS}/$bulk`, [{ description: "b" }, { description: "c" }]);
    const { body } = await call("GET", `${KEYS}?limit=1&offset=1`);
    expect(body).toMatchObject({ data: [{ description: "b" }], limit: 1, offset: 1, total: 3 });
  });

  test("a key of another consumer, or of one that is not there: 404", async () => {
    const { call, keyId } = await openWithAda();
    await call("POST", "/production/consumers", { name: "other" });
    for (const path of ["other", "nobody"]) {
      const key = `/production/consumers/${path}/keys/${keyId}`;
      expect((await call("GET", `${key}?key-format=visible`)).status).toBe(404);
      expect((await call("PATCH", key, { description: "x" })).status).toBe(404);
      expect((await call("DELETE", key)).status).toBe(404);
    }
    expect((await call("GET", "/production/consumers/nobody/keys")).status).toBe(404);
    expect((await call("POST", "/production/consumers/nobody/keys", {})).status).toBe(404);
    expect((await call("GET", `${KEYS}/${keyId}`)).body).not.toHaveProperty("description");
  });
});

describe("changing", () => {
  test("its name and its end, each alone", async () => {
    const { call, clock, keyId } = await openWithAda();
    clock.now += HOUR;
    const named = await call("PATCH", `${KEYS}/${keyId}`, { description: "CI" });
    expect(named.status).toBe(200);
    expect(named.body).toMatchObject({ description: "CI", createdOn: at(NOW), updatedOn: at(NOW + HOUR) });
    expect(named.body.key).toMatch(/^\*{4}/);
    const ending = await call("PATCH", `${KEYS}/${keyId}`, { expiresOn: at(NOW + 2 * HOUR) });
    expect(ending.body).toMatchObject({ description: "CI", expiresOn: at(NOW + 2 * HOUR) });
    expect((await call("GET", `${KEYS}/${keyId}`)).body).toEqual(ending.body);
  });

  test("a moment in the past ends it now; null takes the end away", async () => {
    const { call, store, key, keyId } = await openWithAda();
    await call("PATCH", `${KEYS}/${keyId}`, { expiresOn: at(NOW - HOUR) });
    expect(await store.verifyKey(key)).toBeNull();
    const { body } = await call("PATCH", `${KEYS}/${keyId}`, { expiresOn: null });
    expect(body).not.toHaveProperty("expiresOn");
    expect(await store.verifyKey(key)).toMatchObject({ keyId, expiresOn: null });
  });

  test("the key itself cannot be changed", async () => {
    const { call, store, key, keyId } = await openWithAda();
    const { body } = await call("PATCH", `${KEYS}/${keyId}`, { key: "another-key-of-my-own" });
    expect(body).toMatchObject({ status: 400, code: "invalid_body", detail: expect.stringContaining("`key`") });
    expect(await store.verifyKey(key)).not.toBeNull();
  });

  test("a deleted key is gone", async () => {
    const { call, store, key, keyId } = await openWithAda();
    expect((await call("DELETE", `${KEYS}/${keyId}`)).status).toBe(204);
    expect(await store.verifyKey(key)).toBeNull();
    expect((await call("GET", `${KEYS}/${keyId}`)).status).toBe(404);
    expect((await call("DELETE", `${KEYS}/${keyId}`)).status).toBe(404);
  });
});

describe("rolling all keys of a consumer", () => {
  const ROLL = "/production/consumers/ada/roll-key";

  test("the lasting ones end at the moment given, the others keep their end, and there is a new one", async () => {
    const { call, clock, store, key, keyId } = await openWithAda();
    const ending = (await call("POST", KEYS, { expiresOn: at(NOW + HOUR) })).body;
    clock.now += 2 * HOUR;
    const { status, text } = await call("POST", ROLL, { expiresOn: at(NOW + 3 * HOUR) });
    expect([status, text]).toEqual([204, ""]);
    const { data } = (await call("GET", `${KEYS}?key-format=visible`)).body;
    expect(data).toMatchObject([
      { id: keyId, expiresOn: at(NOW + 3 * HOUR), updatedOn: at(NOW + 2 * HOUR) },
      { id: ending.id, expiresOn: at(NOW + HOUR), updatedOn: at(NOW) },
      { key: expect.stringMatching(PLAIN) },
    ]);
    expect(data[2]).not.toHaveProperty("expiresOn");
    expect(await store.verifyKey(key)).not.toBeNull();
    expect(await store.verifyKey(data[2].key)).not.toBeNull();
    clock.now += HOUR;
    expect(await store.verifyKey(key)).toBeNull();
  });

  test("a moment in the past ends the old keys now", async () => {
    const { call, store, key } = await openWithAda();
    expect((await call("POST", ROLL, { expiresOn: at(NOW - HOUR) })).status).toBe(204);
    expect(await store.verifyKey(key)).toBeNull();
    expect((await call("GET", KEYS)).body.total).toBe(2);
  });

  test("without a moment: 400, and nothing is rolled", async () => {
    const { call } = await openWithAda();
    for (const body of [{}, { expiresOn: null }, { expiresOn: "tomorrow" }, { until: at(NOW) }]) {
      expect((await call("POST", ROLL, body)).body).toMatchObject({ status: 400, code: "invalid_body" });
    }
    const { body } = await call("GET", KEYS);
    expect(body.total).toBe(1);
    expect(body.data[0]).not.toHaveProperty("expiresOn");
  });

  test("of a consumer that is not there: 404", async () => {
    const { call } = await openWithAda();
    const answer = await call("POST", "/production/consumers/nobody/roll-key", { expiresOn: at(NOW) });
    expect(answer.body.code).toBe("not_found");
  });
});

describe("in a bucket that shows a key once", () => {
  test("it is visible when it is made, never again, and works", async () => {
    const { call, store } = await openWithAda({ buckets: [{ name: "production", isRetrievable: false }] });
    const { body } = await call("POST", KEYS, {});
    expect(body.key).toMatch(PLAIN);
    expect((await call("GET", `${KEYS}/${body.id}?key-format=visible`)).body).not.toHaveProperty("key");
    expect((await call("GET", `${KEYS}?key-format=visible`)).text).not.toContain("lkey_");
    expect((await call("GET", `${KEYS}/${body.id}`)).body.key).toBe(`****${body.key.slice(-4)}`);
    expect(await store.verifyKey(body.key)).toMatchObject({ keyId: body.id });
  });
});
