/** Whatever is sent that makes no sense is refused with a code and a sentence, and changes nothing. */
import { describe, expect, test } from "vitest";
import { openWithAda } from "./fixture.ts";
import { refused, snapshot } from "./refused.ts";

const ADA = "/production/consumers/ada";

const WRITES: [method: string, path: string | ((keyId: string) => string), good: Record<string, unknown>][] = [
  ["POST", "", { name: "new-bucket" }],
  ["PATCH", "/production", { description: "x" }],
  ["POST", "/production/consumers", { name: "new-one" }],
  ["PATCH", ADA, { description: "x" }],
  ["POST", `${ADA}/roll-key`, { expiresOn: "2040-01-01T00:00:00Z" }],
  ["POST", `${ADA}/keys`, { description: "x" }],
  ["PATCH", (keyId) => `${ADA}/keys/${keyId}`, { description: "x" }],
  ["POST", `${ADA}/managers`, { email: "a@example.com" }],
];

describe.each(WRITES)("%s %s", (method, path, good) => {
  test("the good body is taken", async () => {
    const { call, keyId } = await openWithAda();
    const { status } = await call(method, typeof path === "string" ? path : path(keyId), good);
    expect([200, 204]).toContain(status);
  });

  test.each<[string, unknown, number, string]>([
    ["no JSON", "{", 400, "invalid_json"],
    ["nothing", "", 400, "invalid_json"],
    ["two bodies", "{}{}", 400, "invalid_json"],
    ["a number that JSON has not", '{"name":NaN}', 400, "invalid_json"],
    ["a text", '"text"', 400, "invalid_body"],
    ["null", "null", 400, "invalid_body"],
    ["a list", "[]", 400, "invalid_body"],
    ["a list of a good one", JSON.stringify([good]), 400, "invalid_body"],
    ["an unknown field", JSON.stringify({ ...good, colour: "red" }), 400, "invalid_body"],
    ["__proto__", `{"__proto__":{"polluted":true},${JSON.stringify(good).slice(1)}`, 400, "invalid_body"],
    ["constructor", `{"constructor":{"prototype":{}},${JSON.stringify(good).slice(1)}`, 400, "invalid_body"],
    ["more than 64 kB", JSON.stringify({ ...good, description: "x".repeat(65_536) }), 413, "body_too_large"],
  ])("%s", async (_, body, status, code) => {
    const answer = await refused(method, path, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(Object.prototype).not.toHaveProperty("polluted");
  });

  test("an unknown field is named", async () => {
    const { body } = await refused(method, path, { ...good, colour: "red" });
    expect(body.detail).toContain("`colour`");
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/jsonp",
    "multipart/form-data",
  ])("as %s", async (type) => {
    const answer = await refused(method, path, good, { "content-type": type });
    expect([answer.status, answer.body.code]).toEqual([415, "unsupported_media_type"]);
  });
});

test("a body that grows while it is sent is cut off, too", async () => {
  const { store, call } = await openWithAda();
  const before = await snapshot(call);
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(16 * 1024).fill(32));
    },
  });
  const headers = { authorization: "Bearer the-bearer-token-of-tests", "content-type": "application/json" };
  const init: RequestInit & { duplex: "half" } = { method: "POST", headers, body: endless, duplex: "half" };
  const response = await store.fetch(new Request("http://store.test/v1/accounts/local/key-buckets", init));
  expect(response.status).toBe(413);
  expect(sent).toBeLessThan(10);
  expect(await snapshot(call)).toEqual(before);
});

const BAD_DATES: unknown[] = [
  "",
  "soon",
  "2040-01-01",
  "2040-01-01T00:00:00",
  "2040-02-30T00:00:00Z",
  "2040-13-01T00:00:00Z",
  "2040-01-01T25:00:00Z",
  "+012040-01-01T00:00:00Z",
  "9999-12-31T23:59:59-01:00",
  "Sun, 01 Jan 2040 00:00:00 GMT",
  `2040-01-01T00:00:00.${"0".repeat(10_000)}Z`,
  2208988800000,
  true,
  {},
  ["2040-01-01T00:00:00Z"],
];

const BAD_VALUES: Record<string, unknown[]> = {
  name: ["", "A", "a b", "a_b", "../x", "é", "a".repeat(129), 1, null, {}, ["a"]],
  description: ["x".repeat(1001), 1, null, {}, "a\u0000b", "half \ud800"],
  tags: [
    1,
    null,
    [],
    "a",
    { a: 1 },
    { a: null },
    { a: {} },
    { "": "x" },
    { a: "x".repeat(257) },
    { ["n".repeat(129)]: "x" },
    { a: "\u0000" },
    { a: "1", b: "2", c: "3", d: "4", e: "5", f: "6" },
  ],
  metadata: [1, null, [], "a", { a: "x".repeat(1024) }, { a: "é".repeat(510) }],
  managers: [
    1,
    null,
    {},
    "a@b.c",
    [1],
    [null],
    ["nobody"],
    ["a b@c.d"],
    [{ sub: "x" }],
    [{ email: "a@b.c", sub: "" }],
    [{ email: "a@b.c", role: "x" }],
    [`${"a".repeat(250)}@b.cd`],
  ],
  apiKeys: [1, null, {}, [1], [null], ["key"], [{ colour: "red" }], ...BAD_DATES.map((expiresOn) => [{ expiresOn }])],
};

const cases = (fields: string[]) => fields.flatMap((field) => (BAD_VALUES[field] ?? []).map((value) => [field, value]));
const label = (value: unknown) => JSON.stringify(value).slice(0, 60);

describe("values that a field cannot have", () => {
  test.each(
    cases(["name", "description", "tags", "metadata", "managers", "apiKeys"]).map(
      ([f, x]) => [f, label(x), x] as const,
    ),
  )("a new consumer with %s = %s", async (field, _, value) => {
    const { status, body } = await refused("POST", "/production/consumers", {
      name: "new-one",
      [field as string]: value,
    });
    expect([status, body.code]).toEqual([400, "invalid_body"]);
    expect(body.detail).toContain(`\`${field}`);
  });

  test.each(
    cases(["description", "tags", "metadata"]).map(([f, x]) => [f, label(x), x] as const),
  )("a changed consumer with %s = %s", async (field, _, value) => {
    const { status, body } = await refused("PATCH", ADA, { [field as string]: value });
    expect([status, body.code]).toEqual([400, "invalid_body"]);
  });

  test.each(
    [...cases(["name", "description", "tags"]), ["name", "four"], ["isRetrievable", "yes"]].map(
      ([f, x]) => [f, label(x), x] as const,
    ),
  )("a new bucket with %s = %s", async (field, _, value) => {
    const { status, body } = await refused("POST", "", { name: "new-bucket", [field as string]: value });
    expect([status, body.code]).toEqual([400, "invalid_body"]);
  });

  test.each(BAD_DATES.map((date) => [label(date), date]))("an end at %s", async (_, expiresOn) => {
    const writes: [string, string | ((keyId: string) => string), unknown][] = [
      ["POST", `${ADA}/keys`, { expiresOn }],
      ["POST", `${ADA}/keys/$bulk`, [{ expiresOn }]],
      ["PATCH", (keyId) => `${ADA}/keys/${keyId}`, { expiresOn }],
      ["POST", `${ADA}/roll-key`, { expiresOn }],
    ];
    for (const [method, path, body] of writes) {
      const answer = await refused(method, path, body);
      expect([answer.status, answer.body.code]).toEqual([400, "invalid_body"]);
      expect(answer.body.detail).toContain("expiresOn`");
    }
  });

  test.each(
    [{}, [], "x", null, [{}, 1], Array.from({ length: 1001 }, () => ({}))].map((body) => [label(body), body]),
  )("many keys at once out of %s", async (_, body) => {
    const answer = await refused("POST", `${ADA}/keys/$bulk`, JSON.stringify(body));
    expect([answer.status, answer.body.code]).toEqual([400, "invalid_body"]);
  });

  test.each(
    [
      {},
      { sub: "x" },
      { email: 1 },
      { email: "" },
      { email: "a" },
      { email: "a@b.c", sub: 1 },
      { email: "a@b.c", sub: "s".repeat(256) },
    ].map((body) => [label(body), body]),
  )("a manager out of %s", async (_, body) => {
    const answer = await refused("POST", `${ADA}/managers`, body);
    expect([answer.status, answer.body.code]).toEqual([400, "invalid_body"]);
  });

  test("metadata nested beyond all reason", async () => {
    const nested = `{"name":"new-one","metadata":{"a":${"[".repeat(30_000)}${"]".repeat(30_000)}}}`;
    expect((await refused("POST", "/production/consumers", nested)).body.code).toBe("invalid_body");
  });

  test("metadata of exactly 1 kB is taken, one byte more is not", async () => {
    const { call } = await openWithAda();
    const metadata = { a: "x".repeat(1024 - '{"a":""}'.length) };
    expect((await call("PATCH", ADA, { metadata })).status).toBe(200);
    expect((await call("PATCH", ADA, { metadata: { a: `${metadata.a}x` } })).status).toBe(400);
  });
});
