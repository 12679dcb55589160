import { expect, test } from "vitest";
import { at, HOUR, NOW, openTestStore, openWithAda } from "./fixture.ts";

test("a live key stands for its consumer", async () => {
  const { call, store } = await openTestStore();
  const { body } = await call("POST", "/preview/consumers", {
    name: "acme",
    metadata: { plan: "gold", seats: 5 },
    apiKeys: [{ expiresOn: at(NOW + HOUR) }],
  });
  const [{ id, key }] = body.apiKeys;
  expect(await store.verifyKey(key)).toEqual({
    consumer: { name: "acme", metadata: { plan: "gold", seats: 5 } },
    bucket: "preview",
    keyId: id,
    expiresOn: at(NOW + HOUR),
  });
});

test("without metadata it is an empty object", async () => {
  const { store, key } = await openWithAda();
  expect((await store.verifyKey(key))?.consumer).toEqual({ name: "ada", metadata: {} });
});

test("a key ends at the very instant of its expiry", async () => {
  const { call, store, clock } = await openWithAda();
  const { body } = await call("POST", "/production/consumers/ada/keys", { expiresOn: at(NOW + HOUR) });
  clock.now = NOW + HOUR - 1;
  expect(await store.verifyKey(body.key)).not.toBeNull();
  clock.now = NOW + HOUR;
  expect(await store.verifyKey(body.key)).toBeNull();
});

test("whatever else somebody sends is no key", async () => {
  const { store, key } = await openWithAda();
  const { key: elsewhere } = await openWithAda();
  const texts = [
    "",
    " ",
    "lkey_",
    `${key} `,
    key.slice(0, -1),
    key.toUpperCase(),
    `****${key.slice(-4)}`,
    elsewhere,
    "a".repeat(16),
    "a".repeat(512),
    "k".repeat(10_000_000),
    "\0".repeat(40),
    "ключ-🔑-\ud800".repeat(4),
    "' OR 1=1 --; DROP TABLE",
    "__proto__-constructor",
  ];
  for (const text of texts) expect(await store.verifyKey(text)).toBeNull();
  for (const value of [undefined, null, 42, {}, [key], Symbol("key")]) {
    expect(await store.verifyKey(value as unknown as string)).toBeNull();
  }
});

test("a mistyped key of our own is refused without asking the database; a foreign one is looked up", async () => {
  const { store, key } = await openWithAda();
  const mistyped = key.slice(0, 10) + (key[10] === "x" ? "y" : "x") + key.slice(11);
  await store.close();
  expect(await store.verifyKey(mistyped)).toBeNull();
  await expect(store.verifyKey(key)).rejects.toThrow();
  await expect(store.verifyKey("a-key-that-somebody-brought")).rejects.toThrow();
});

test("the prefix is an option, and keys with the old one keep working", async () => {
  const { call, store } = await openWithAda({ prefix: "sky1" });
  const { body } = await call("POST", "/production/consumers/ada/keys", {});
  expect(body.key).toMatch(/^sky1_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/);
  expect(await store.verifyKey(body.key)).not.toBeNull();
  const old = "lkey_0123456789012345678901234567890123456789012_000000";
  await call("POST", "/production/consumers/ada/keys", { key: old });
  expect(await store.verifyKey(old)).not.toBeNull();
});
