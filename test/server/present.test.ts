/** What leaves the guard, field by field. */
import { describe, expect, test } from "vitest";
import { presentConsumer, presentKey, presentManager } from "../../src/server/present.ts";

const OLD = "2030-01-01T00:00:00Z";
const NEW = "2030-06-01T00:00:00Z";
const plainOf = (id: string) => `lkey_${id.repeat(43).slice(0, 43)}_123456`;
const key = (id: string, createdOn = OLD) => ({ id, description: `Key ${id}`, createdOn, key: plainOf(id) });
const consumer = {
  id: "csmr_1",
  name: "user-ada",
  description: "Ada",
  createdOn: OLD,
  metadata: { plan: "gold" },
  apiKeys: [key("a"), key("b", NEW)],
  managers: [],
};

describe("a consumer", () => {
  test("shows the one key that was just made, and no other", () => {
    const text = JSON.stringify(presentConsumer(consumer, { id: "b", plain: plainOf("b") }));
    expect(text).toContain(plainOf("b"));
    expect(text).not.toContain(plainOf("a"));
  });

  test("shows no key at all where none was made", () => {
    expect(JSON.stringify(presentConsumer(consumer))).not.toMatch(/lkey_/);
    expect(JSON.stringify(presentConsumer(consumer, null))).not.toMatch(/lkey_/);
  });

  test("has its keys with the newest first", () => {
    expect(presentConsumer(consumer).apiKeys.data.map(({ id }) => id)).toEqual(["b", "a"]);
  });

  test("is called by its name where it has no label, and says when it was changed only if it was", () => {
    expect(presentConsumer({ ...consumer, description: null })).toMatchObject({ label: "user-ada" });
    expect(presentConsumer(consumer)).not.toHaveProperty("updatedOn");
    expect(presentConsumer({ ...consumer, updatedOn: NEW })).toMatchObject({ updatedOn: NEW });
  });
});

test("a key says when it was changed only if it was, and has no text where the service shows none", () => {
  expect(presentKey(key("a"))).toEqual({
    id: "a",
    description: "Key a",
    createdOn: OLD,
    expiresOn: null,
    key: "****3456",
  });
  expect(presentKey({ ...key("a"), key: null, updatedOn: NEW })).toEqual({
    id: "a",
    description: "Key a",
    createdOn: OLD,
    updatedOn: NEW,
    expiresOn: null,
  });
});

test("a manager is known by an address, never by the subject", () => {
  const manager = { id: "m1", email: "ada@example.com", sub: "auth0|ada", createdOn: OLD };
  expect(presentManager(manager)).toEqual({ id: "m1", email: "ada@example.com", createdOn: OLD, pending: false });
  expect(presentManager({ id: "m2", email: "bob@example.com" })).toEqual({
    id: "m2",
    email: "bob@example.com",
    pending: true,
  });
});
