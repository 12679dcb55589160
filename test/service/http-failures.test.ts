import { afterEach, describe, expect, test, vi } from "vitest";
import { answering, CREATED, failure, list, wireConsumer, wireKey } from "./http-fixture.ts";
import { type Answer, serve } from "./server.ts";

afterEach(() => {
  vi.useRealTimers();
});

describe("when the server cannot be reached", () => {
  test("a connection that breaks is a network failure", async () => {
    const { service } = await answering("reset");
    expect(await failure(service.load())).toMatchObject({ code: "network", status: 0 });
  });

  test("a server that does not answer in time is a timeout, and says after how long", async () => {
    const { service } = await answering("hang", { timeoutMs: 20 });
    const error = await failure(service.load());
    expect(error.code).toBe("timeout");
    expect(error.detail).toContain("0.02 s");
  });

  test("a token that does not come in time is a timeout too", async () => {
    const { service, received } = await answering({}, { timeoutMs: 20, getToken: () => new Promise(() => {}) });
    expect((await failure(service.load())).code).toBe("timeout");
    expect(received).toEqual([]);
  });

  test("the caller's own abort is not a failure of the network", async () => {
    const { service, received } = await answering("hang");
    const controller = new AbortController();
    const call = failure(service.revealKey("c1", "k1", { signal: controller.signal }));
    await vi.waitFor(() => expect(received).toHaveLength(1));
    controller.abort();
    expect((await call).code).toBe("aborted");
  });

  test("a call that was aborted before it began sends nothing", async () => {
    const { service, received } = await answering({ body: list() });
    expect((await failure(service.load({ signal: AbortSignal.abort() }))).code).toBe("aborted");
    expect(received).toEqual([]);
  });

  test("a redirect is not followed: the token would go with it", async () => {
    const other = await serve(() => ({ body: list() }));
    const { service } = await answering({ status: 307, headers: { location: other.baseUrl } });
    expect((await failure(service.load())).code).toBe("network");
    expect(other.received).toEqual([]);
  });
});

describe("when the server refuses", () => {
  const problem = (status: number, body: object, headers = {}): Answer => ({
    status,
    body,
    headers: { "content-type": "application/problem+json", ...headers },
  });

  test("problem details keep their code, their words and the request id", async () => {
    const { service } = await answering(
      problem(409, { code: "nothing_to_roll", detail: "All of its keys have expired.", requestId: "req-1" }),
    );
    expect(await failure(service.rollConsumer("c1", { expiresOn: CREATED }))).toMatchObject({
      code: "nothing_to_roll",
      status: 409,
      detail: "All of its keys have expired.",
      requestId: "req-1",
    });
  });

  test("the request id may come in a header", async () => {
    const { service } = await answering(problem(500, { code: "internal_error" }, { "x-request-id": "req-2" }));
    expect(await failure(service.load())).toMatchObject({ code: "internal_error", requestId: "req-2" });
  });

  test.each([
    ["seconds", () => "7", 7],
    ["a date", () => new Date(Date.parse(CREATED) + 90_000).toUTCString(), 90],
    ["a date that has passed", () => new Date(0).toUTCString(), 0],
    ["nonsense", () => "soon", undefined],
  ])("Retry-After as %s", async (_, header, seconds) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(CREATED) });
    const { service } = await answering(problem(429, { code: "rate_limited" }, { "retry-after": header() }));
    const error = await failure(service.load());
    expect(error).toMatchObject({ code: "rate_limited", status: 429 });
    expect(error.retryAfter).toBe(seconds);
  });

  test.each([
    [400, "invalid_body"],
    [401, "invalid_token"],
    [403, "not_admitted"],
    [404, "not_found"],
    [409, "conflict"],
    [418, "invalid_body"],
    [429, "rate_limited"],
    [500, "internal_error"],
    [502, "upstream_error"],
    [503, "upstream_unavailable"],
    [504, "upstream_timeout"],
    [599, "internal_error"],
  ])("a bare %i is %s, and none of its body is shown", async (status, code) => {
    const { service } = await answering({ status, body: "<h1>nginx</h1>" });
    const error = await failure(service.load());
    expect(error).toMatchObject({ code, status });
    expect(error.message).not.toContain("nginx");
  });

  test("a code that we do not know, or that only a browser can find, gives way to the status", async () => {
    for (const code of ["brand_new", "network", "aborted", "__proto__", 7]) {
      const { service } = await answering(problem(404, { code }));
      expect(await failure(service.load())).toMatchObject({ code: "not_found", status: 404 });
    }
  });

  test("JSON that is no problem details is not shown either: it may be a stack trace", async () => {
    const { service } = await answering({ status: 500, body: { code: "not_found", detail: "at server.js:1" } });
    expect(await failure(service.load())).toMatchObject({ code: "internal_error", detail: undefined });
  });

  test("problem details that are not JSON do not hide the refusal", async () => {
    const { service } = await answering({
      status: 503,
      body: "<oops>",
      headers: { "content-type": "application/problem+json" },
    });
    expect((await failure(service.load())).code).toBe("upstream_unavailable");
  });
});

describe("when the answer makes no sense", () => {
  test.each([
    ["an HTML page", "<!doctype html><title>My app</title>"],
    ["nothing", null],
    ["an empty object", {}],
    ["another error's JSON", { message: "ok" }],
    ["consumers without ids", list({ label: "Acme" })],
    ["a date that is none", list(wireConsumer({ createdOn: "yesterday" }))],
    ["keys that are no list", list(wireConsumer({ apiKeys: { data: "k1" } }))],
  ])("%s is an error, never 'you have no keys'", async (_, body) => {
    const { service } = await answering({ body });
    expect((await failure(service.load())).code).toBe("unexpected_response");
  });

  test("a created key that is masked is an error: there would be nothing to show", async () => {
    const { service } = await answering({ body: wireKey({ key: "****c0ffee" }) });
    expect((await failure(service.createKey("c1", { description: "CI" }))).code).toBe("unexpected_response");
  });

  test("a deletion that answers with a page has not deleted", async () => {
    const { service } = await answering({ body: "<!doctype html>" });
    expect((await failure(service.deleteKey("c1", "k1"))).code).toBe("unexpected_response");
  });
});
