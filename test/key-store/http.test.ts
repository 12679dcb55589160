import { describe, expect, test } from "vitest";
import { API_KEY, openTestStore, openWithAda, ROOT, send } from "./fixture.ts";

const URL_OF = (path: string) => `http://store.test${path}`;
const AUTHORIZED = { authorization: `Bearer ${API_KEY}` };

describe("without the bearer token", () => {
  test.each([
    ["none", {}],
    ["another one", { authorization: "Bearer another-token-of-the-like" }],
    ["a part of it", { authorization: `Bearer ${API_KEY.slice(0, -1)}` }],
    ["more than it", { authorization: `Bearer ${API_KEY}x` }],
    ["it without its scheme", { authorization: API_KEY }],
    ["another scheme", { authorization: `Basic ${API_KEY}` }],
    ["an endless one", { authorization: `Bearer ${"a".repeat(100_000)}` }],
    ["letters of another alphabet", { authorization: "Bearer \u00e9\u00e8\u00ea" }],
  ])("%s: 401, whatever is asked for", async (_, headers) => {
    const { store } = await openTestStore();
    for (const path of [ROOT, `${ROOT}/nowhere`, "/v1/accounts/other/key-buckets", "/", "/nowhere"]) {
      const answer = await send(store, new Request(URL_OF(path), { headers }));
      expect([path, answer.status]).toEqual([path, 401]);
      expect(answer.body.code).toMatch(/^(missing|invalid)_token$/);
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
      expect(answer.text).not.toContain(API_KEY.slice(0, 8));
    }
  });

  test("nothing is written", async () => {
    const { store, call } = await openTestStore();
    const body = JSON.stringify({ name: "my-bucket" });
    const headers = { "content-type": "application/json" };
    const answer = await send(store, new Request(URL_OF(ROOT), { method: "POST", body, headers }));
    expect(answer.status).toBe(401);
    expect((await call("GET", "/my-bucket")).status).toBe(404);
  });

  test("the scheme's case does not matter", async () => {
    const { store } = await openTestStore();
    const headers = { authorization: `bearer ${API_KEY}` };
    expect((await send(store, new Request(URL_OF(ROOT), { headers }))).status).toBe(200);
  });
});

describe("paths", () => {
  test("another account: 404, though the bucket's name is right", async () => {
    const { store } = await openTestStore({ account: "acme" });
    for (const [account, status] of [
      ["local", 404],
      ["ACME", 404],
      ["acme", 200],
    ] as const) {
      const path = `/v1/accounts/${account}/key-buckets/production`;
      expect((await send(store, new Request(URL_OF(path), { headers: AUTHORIZED }))).status).toBe(status);
    }
  });

  test.each([
    "/",
    "/v1",
    "/v2/accounts/local/key-buckets",
    `${ROOT}/`,
    `${ROOT}/production/`,
    `${ROOT}//consumers`,
  ])("%s: 404", async (path) => {
    const { store } = await openTestStore();
    const answer = await send(store, new Request(URL_OF(path), { headers: AUTHORIZED }));
    expect([answer.status, answer.body.code]).toEqual([404, "not_found"]);
  });

  test.each([
    ["PUT", "", "GET, HEAD, POST"],
    ["POST", "/production", "GET, HEAD, PATCH, DELETE"],
    ["DELETE", "/production/consumers", "GET, HEAD, POST"],
    ["GET", "/production/consumers/ada/roll-key", "POST"],
    ["GET", "/production/consumers/ada/managers/eusr_1", "DELETE"],
    ["OPTIONS", "/production/consumers/ada/keys", "GET, HEAD, POST"],
  ])("%s %s: 405, with the methods that there are", async (method, path, allow) => {
    const { call } = await openWithAda();
    const answer = await call(method, path);
    expect([answer.status, answer.body.code]).toEqual([405, "method_not_allowed"]);
    expect(answer.headers.get("allow")).toBe(allow);
  });

  test("HEAD answers like GET, without the body", async () => {
    const { store } = await openTestStore();
    const response = await store.fetch(new Request(URL_OF(ROOT), { method: "HEAD", headers: AUTHORIZED }));
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });
});

test("no answer may be stored, and each says what it is", async () => {
  const { call } = await openWithAda();
  const answers = [
    await call("GET", ""),
    await call("GET", "/nowhere"),
    await call("POST", "", "{"),
    await call("PUT", ""),
    await call("DELETE", "/production/consumers/ada"),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 400, 405, 204]);
  for (const { status, headers } of answers) {
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    const type = { 200: "application/json", 204: null }[status];
    expect(headers.get("content-type")).toBe(type === undefined ? "application/problem+json" : type);
  }
});

test("a failure of the database: 500 without its words, and the operator is told", async () => {
  const { store, call, failures } = await openTestStore();
  await store.close();
  const { status, body } = await call("GET", "");
  expect(status).toBe(500);
  expect(body).toEqual({
    type: "https://httpproblems.com/http-status/500",
    title: "Internal Server Error",
    status: 500,
    detail: "Something went wrong on our side.",
    code: "internal_error",
  });
  expect(failures).toHaveLength(1);
  expect(failures[0]).toBeInstanceOf(Error);
});
