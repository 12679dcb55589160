/** What an answer means, and which answers mean nothing. */
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import {
  apiKeySchema,
  consumerListSchema,
  consumerSchema,
  issuedKeySchema,
  managerSchema,
  newConsumerSchema,
} from "../../src/core/wire.ts";

const createdOn = "2030-01-01T00:00:00Z";
const SECRET = "lkey_0123456789012345678901234567890123456789abc_Secret";
const visible = { id: "k1", createdOn, key: SECRET };
const masked = { id: "k2", createdOn, key: "****cret" };

describe("an id", () => {
  test.each(["", ".", ".."])("is not %j: in a path that is no segment, or a step", (id) => {
    expect(v.is(apiKeySchema, { id, createdOn })).toBe(false);
    expect(v.is(consumerSchema, { id, createdOn })).toBe(false);
    expect(v.is(managerSchema, { id, email: "ada@example.com" })).toBe(false);
  });

  test.each(["a", "...", ".a", "a/b", "a b", "%2e"])("may be %j", (id) => {
    expect(v.parse(apiKeySchema, { id, createdOn }).id).toBe(id);
  });
});

test.each(["yesterday", "", 5])("a key made on %j is not believed", (made) => {
  expect(v.is(apiKeySchema, { id: "k", createdOn: made })).toBe(false);
});

describe("a consumer", () => {
  const parse = (rest: object) => v.parse(consumerSchema, { id: "c1", createdOn, ...rest });

  test("is called by its label, else its name, else its subject, else its id", () => {
    const all = { label: "Acme", name: "acme", subject: "auth0|acme" };
    expect(parse(all).label).toBe("Acme");
    expect(parse({ ...all, label: "" }).label).toBe("acme");
    expect(parse({ ...all, label: null, name: null }).label).toBe("auth0|acme");
    expect(parse({}).label).toBe("c1");
  });

  test("has no keys where the answer names none", () => {
    expect(parse({}).apiKeys).toEqual([]);
    expect(parse({ apiKeys: null }).apiKeys).toEqual([]);
  });

  test("has the metadata of the answer, or none", () => {
    expect(parse({ metadata: { plan: "gold", seats: 3 } }).metadata).toEqual({ plan: "gold", seats: 3 });
    expect(parse({}).metadata).toEqual({});
    expect(parse({ metadata: null }).metadata).toEqual({});
  });

  test.each([[[]], ["gold"], [5], [true]])("is not believed with %j for metadata", (metadata) => {
    expect(v.is(consumerSchema, { id: "c1", createdOn, metadata })).toBe(false);
  });
});

describe("a plain key", () => {
  test("that was just made is found beside masked ones, and is masked in what is cached", () => {
    const { consumer, issued } = v.parse(newConsumerSchema, {
      id: "c",
      createdOn,
      apiKeys: { data: [masked, visible] },
    });
    expect(issued).toEqual({ apiKey: expect.objectContaining({ id: "k1", masked: "****cret" }), secret: SECRET });
    expect(JSON.stringify(consumer)).not.toContain(SECRET);
  });

  test("is missing where every key is masked", () => {
    expect(v.parse(newConsumerSchema, { id: "c", createdOn, apiKeys: { data: [masked] } }).issued).toBeNull();
    expect(v.is(issuedKeySchema, masked)).toBe(false);
    expect(v.is(issuedKeySchema, { ...masked, key: "" })).toBe(false);
  });

  test("in a list is no first key unless the answer says that this request made it", () => {
    const data = [
      { id: "c0", createdOn, apiKeys: { data: [masked] } },
      { id: "c1", createdOn, apiKeys: { data: [visible] } },
    ];
    expect(v.parse(consumerListSchema, { data }).provisioned).toBeNull();
    expect(v.parse(consumerListSchema, { data, provisioned: false }).provisioned).toBeNull();
    const { provisioned } = v.parse(consumerListSchema, { data, provisioned: true });
    expect(provisioned).toMatchObject({ consumerId: "c1", issued: { secret: SECRET } });
  });
});

test("a list without a total has what it holds", () => {
  expect(v.parse(consumerListSchema, { data: [{ id: "c", createdOn }] }).total).toBe(1);
  expect(v.parse(consumerListSchema, { data: [], total: 7 }).total).toBe(7);
});
