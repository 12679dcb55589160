import { beforeAll, describe, expect, test } from "vitest";
import { ada, BASE, call, firstVisit, openFixture, readAnswer, signToken } from "./fixture.ts";

type Fixture = Awaited<ReturnType<typeof openFixture>>;
let fixture: Fixture;
let consumer: string;
let key: string;

beforeAll(async () => {
  fixture = await openFixture({ rateLimit: false });
  const visit = await firstVisit(fixture.guard, ada);
  consumer = `/consumers/${visit.consumerId}`;
  key = `${consumer}/keys/${visit.keyId}`;
});

/** Sends it, and makes sure that it changed nothing. */
async function refused(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const before = await call(fixture.guard, ada, "GET", "/consumers");
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request(BASE + path, {
    method,
    headers: { authorization: `Bearer ${await signToken(ada)}`, "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: text }),
  });
  const answer = await readAnswer(await fixture.guard(request));
  const after = await call(fixture.guard, ada, "GET", "/consumers");
  expect(after.body).toEqual(before.body);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(Object.keys(answer.body).sort()).toEqual(
    ["code", ...(answer.body.detail ? ["detail"] : []), "requestId", "status", "title", "type"].sort(),
  );
  return answer;
}

describe("bodies", () => {
  const writes: [method: string, path: () => string, good: Record<string, unknown>][] = [
    ["POST", () => "/consumers", { label: "L" }],
    ["PATCH", () => consumer, { label: "L" }],
    ["POST", () => `${consumer}/keys`, { description: "D" }],
    ["PATCH", () => key, { description: "D" }],
    ["POST", () => `${key}/roll`, {}],
    ["POST", () => `${consumer}/roll-key`, {}],
    ["POST", () => `${consumer}/managers`, { email: "a@b.test" }],
  ];

  describe.each(writes)("%s %s", (method, path, good) => {
    test.each([
      ["not JSON", "{", "invalid_json"],
      ["empty", "", "invalid_json"],
      ["JSON with a secret in it is not quoted", '{"lkey_secret', "invalid_json"],
      ["a list", [], "invalid_body"],
      ["a text", '"text"', "invalid_body"],
      ["null", "null", "invalid_body"],
      ["an unknown field", { ...good, surprise: 1 }, "invalid_body"],
      ["the tags of a consumer", { ...good, tags: { sub: "auth0|eve" } }, "invalid_body"],
      ["managers", { ...good, managers: ["eve@example.com"] }, "invalid_body"],
      ["an id", { ...good, id: "x" }, "invalid_body"],
      ["a name", { ...good, name: "acme" }, "invalid_body"],
      ["a moment of creation", { ...good, createdOn: "2001-01-01T00:00:00Z" }, "invalid_body"],
      ["a key of the sender's choice", { ...good, key: "lkey_chosen" }, "invalid_body"],
      ["a constructor", { ...good, constructor: { prototype: { admin: true } } }, "invalid_body"],
      [
        "a prototype",
        `{"__proto__":{"admin":true},${JSON.stringify(good).slice(1)}`.replace(",}", "}"),
        "invalid_body",
      ],
    ])("%s", async (_what, body, code) => {
      const answer = await refused(method, path(), body);
      expect(answer).toMatchObject({ status: 400, body: { code } });
      expect(answer.text).not.toContain("lkey_secret");
    });

    test("too large", async () => {
      const answer = await refused(method, path(), { ...good, filler: "x".repeat(17_000) });
      expect(answer).toMatchObject({ status: 413, body: { code: "body_too_large" } });
    });

    test("without an end: refused as soon as it is too large", async () => {
      let read = 0;
      const body = new ReadableStream({
        pull(controller) {
          read += 1024;
          controller.enqueue(new Uint8Array(1024).fill(32));
        },
      });
      const headers = { authorization: `Bearer ${await signToken(ada)}`, "content-type": "application/json" };
      const init = { method, headers, body, duplex: "half" };
      const answer = await readAnswer(await fixture.guard(new Request(BASE + path(), init)));
      expect(answer).toMatchObject({ status: 413, body: { code: "body_too_large" } });
      expect(read).toBeLessThan(32 * 1024);
    });

    test("another content type", async () => {
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"]) {
        const answer = await refused(method, path(), good, { "content-type": type });
        expect(answer).toMatchObject({ status: 415, body: { code: "unsupported_media_type" } });
      }
    });
  });

  test.each([
    ["label", 1],
    ["label", ""],
    ["label", "   "],
    ["label", "x".repeat(129)],
    ["label", "line\nbreak"],
    ["label", "half a character: \ud800"],
    ["label", "\u200b"],
    ["label", "\u202eevil"],
    ["metadata", []],
    ["metadata", { big: "x".repeat(1100) }],
    ["apiKey", "D"],
    ["apiKey", { description: "D", key: "chosen-by-the-user" }],
    ["apiKey", { description: "" }],
  ])("a consumer with %s = %j", async (field, value) => {
    const answer = await refused("POST", "/consumers", { label: "L", [field]: value });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_body" } });
  });

  test.each([
    "",
    "tomorrow",
    "2030-02-30T00:00:00Z",
    "2030-01-01",
    "2030-01-01T25:00:00Z",
    "2030-13-01T00:00:00Z",
    "1 Jan 2030",
    1893456000,
    null,
  ])("a date like %j", async (expiresOn) => {
    for (const [method, path, body] of [
      ["POST", `${consumer}/keys`, { description: "D", expiresOn }],
      ["PATCH", key, { expiresOn }],
      ["POST", `${key}/roll`, { expiresOn }],
      ["POST", `${consumer}/roll-key`, { expiresOn }],
    ] as const) {
      expect(await refused(method, path, body), path).toMatchObject({ status: 400, body: { code: "invalid_body" } });
    }
  });

  test("a date in the past, where it makes no sense", async () => {
    const expiresOn = "2001-01-01T00:00:00Z";
    for (const [method, path, body] of [
      ["POST", "/consumers", { label: "L", apiKey: { description: "D", expiresOn } }],
      ["POST", `${consumer}/keys`, { description: "D", expiresOn }],
      ["PATCH", key, { expiresOn }],
      ["POST", `${key}/roll`, { expiresOn }],
      ["POST", `${consumer}/roll-key`, { expiresOn }],
    ] as const) {
      expect(await refused(method, path, body), path).toMatchObject({ status: 400, body: { code: "invalid_expiry" } });
    }
  });

  test("a body that is nested without end", async () => {
    for (const [open, close] of [
      ['{"a":', "}"],
      ["[", "]"],
    ] as const) {
      const nested = `${open.repeat(2000)}1${close.repeat(2000)}`;
      const answer = await refused("POST", "/consumers", `{"label":"L","metadata":{"a":${nested}}}`);
      expect(answer).toMatchObject({ status: 400, body: { code: "invalid_body" } });
    }
  });

  test("an empty change", async () => {
    expect(await refused("PATCH", key, {})).toMatchObject({ status: 400, body: { code: "invalid_body" } });
  });

  test.each([
    "",
    "not an address",
    "a@b",
    `${"x".repeat(250)}@example.com`,
    "a@example.com\r\nBcc: eve@example.com",
  ])("an invitation to %j", async (email) => {
    const answer = await refused("POST", `${consumer}/managers`, { email });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_body" } });
  });
});

describe("ids", () => {
  const ids = [
    "..",
    "%2e",
    "%2e%2e",
    "..%2fx",
    "%2Fetc%2Fpasswd",
    "a%20b",
    "%00",
    "UPPER",
    "a.b",
    "%F0%9F%94%91",
    "x".repeat(10_000),
  ];

  test.each(ids)("a consumer called %s", async (id) => {
    for (const [method, path, body] of [
      ["PATCH", `/consumers/${id}`, { label: "L" }],
      ["DELETE", `/consumers/${id}`],
      ["POST", `/consumers/${id}/keys`, { description: "D" }],
      ["POST", `/consumers/${id}/roll-key`, {}],
      ["GET", `/consumers/${id}/managers`],
    ] as const) {
      const answer = await refused(method, path, body);
      expect([400, 404, 405], `${method} ${path}`).toContain(answer.status);
      expect(answer.body.code).toMatch(/^(invalid_id|not_found|method_not_allowed)$/);
    }
  });

  test.each(ids)("a key called %s", async (id) => {
    for (const [method, path, body] of [
      ["GET", `${consumer}/keys/${id}?key-format=visible`],
      ["DELETE", `${consumer}/keys/${id}/`],
      ["POST", `${consumer}/keys/${id}/roll`, {}],
    ] as const) {
      const answer = await refused(method, path, body);
      expect([400, 404, 405], `${method} ${path}`).toContain(answer.status);
    }
  });

  test("an empty one", async () => {
    expect(await refused("DELETE", "/consumers/")).toMatchObject({ status: 404, body: { code: "not_found" } });
    expect(await refused("DELETE", `${consumer}/keys/`)).toMatchObject({ status: 404, body: { code: "not_found" } });
  });
});

describe("queries", () => {
  test.each([
    "limit=0",
    "limit=-1",
    "limit=abc",
    "limit=1e3",
    "offset=-1",
    "offset=x",
    "key-format=plain",
  ])("%s", async (query) => {
    expect(await refused("GET", `/consumers?${query}`)).toMatchObject({
      status: 400,
      body: { code: "invalid_parameter" },
    });
  });

  test("a limit above the maximum is the maximum, and a list never shows a plain key", async () => {
    const answer = await call(fixture.guard, ada, "GET", "/consumers?limit=5000&key-format=visible");
    expect(answer.body.limit).toBe(1000);
    expect(answer.text).not.toMatch(/lkey_/);
  });
});

describe("paths and methods", () => {
  test("an unknown path", async () => {
    for (const path of ["", "/", "/x", "/me/x", "/consumers/a/b/c/d/e"]) {
      expect(await refused("GET", path)).toMatchObject({ status: 404, body: { code: "not_found" } });
    }
  });

  test.each([
    ["GET", "/me", "PUT"],
    ["OPTIONS", "/me", "PUT"],
    ["PUT", "/consumers", "GET, HEAD, POST"],
    ["PUT", "/consumers/a", "PATCH, DELETE"],
    ["GET", "/consumers/a/roll-key", "POST"],
    ["GET", "/consumers/a/keys", "POST"],
    ["PUT", "/consumers/a/keys/b", "GET, HEAD, PATCH, DELETE"],
    ["GET", "/consumers/a/keys/b/roll", "POST"],
    ["PUT", "/consumers/a/managers", "GET, HEAD, POST"],
    ["GET", "/consumers/a/managers/b", "DELETE"],
  ])("%s %s is told what would do", async (method, path, allow) => {
    const answer = await refused(method, path);
    expect(answer).toMatchObject({ status: 405, body: { code: "method_not_allowed" } });
    expect(answer.headers.get("allow")).toBe(allow);
  });

  test.each([
    "x-http-method-override",
    "x-http-method",
    "x-method-override",
  ])("a method override by %s is not listened to", async (header) => {
    expect((await refused("PUT", consumer, {}, { [header]: "DELETE" })).status).toBe(405);
    expect((await refused("PUT", `${consumer}?_method=DELETE`, {}, { [header]: "PATCH" })).status).toBe(405);
    const body = { label: "L", _method: "DELETE" };
    expect((await refused("PATCH", consumer, body, { [header]: "DELETE" })).status).toBe(400);
  });

  test.each(["PROPFIND", "QUERY", "LINK"])("%s does not exist", async (method) => {
    expect((await refused(method, consumer)).status).toBe(405);
    expect((await refused(method, "/nowhere")).status).toBe(404);
  });

  test("every answer is marked as not to be stored or sniffed", async () => {
    const answers = [await refused("GET", "/x"), await call(fixture.guard, ada, "GET", "/consumers")];
    for (const { headers } of answers) {
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });
});
