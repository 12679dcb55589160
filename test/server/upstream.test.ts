import { createGuard, type LatchkeyError, zuplo } from "latchkey/server";
import { describe, expect, test } from "vitest";
import { ada, call, openFixture } from "./fixture.ts";

/** A guard whose key service answers as told. */
function guardOver(fetch: (request: Request) => Promise<Response>, timeoutMs = 8000) {
  const failures: { code: string; requestId: string }[] = [];
  const guard = createGuard({
    auth: async () => ({ sub: ada.sub, email: "ada@example.com", emailVerified: true, claims: {} }),
    upstream: zuplo({ account: "acme", bucket: "production", apiKey: "developer-api-key", fetch, timeoutMs }),
    onError: (error: LatchkeyError, { requestId }) => failures.push({ code: error.code, requestId }),
  });
  return { guard, failures };
}

const secretOfUpstream = "internal host 10.0.0.7 developer-api-key";

describe("a key service that fails", () => {
  test.each([
    [
      "refuses the connection",
      async () => Promise.reject(new TypeError(secretOfUpstream)),
      503,
      "upstream_unavailable",
    ],
    ["answers 500", async () => new Response(secretOfUpstream, { status: 500 }), 503, "upstream_unavailable"],
    [
      "answers 502 with HTML",
      async () => new Response(`<h1>${secretOfUpstream}</h1>`, { status: 502 }),
      503,
      "upstream_unavailable",
    ],
    [
      "refuses the server's credentials",
      async () => new Response(secretOfUpstream, { status: 401 }),
      502,
      "upstream_refused",
    ],
    ["answers 400", async () => new Response(secretOfUpstream, { status: 400 }), 502, "upstream_error"],
    ["answers 200 with HTML", async () => new Response(`<h1>${secretOfUpstream}</h1>`), 502, "upstream_error"],
    [
      "answers 200 with a wrong shape",
      async () => Response.json({ consumers: secretOfUpstream }),
      502,
      "upstream_error",
    ],
    ["answers null", async () => Response.json(null), 502, "upstream_error"],
  ])("%s: a truthful answer, without a word of its own", async (_what, fetch, status, code) => {
    const { guard, failures } = guardOver(fetch);
    const answer = await call(guard, ada, "GET", "/consumers");
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.text).not.toMatch(/10\.0\.0\.7|developer-api-key/);
    expect(failures).toEqual([{ code, requestId: answer.body.requestId }]);
  });

  test("hangs, before its headers or in its body: 504 within the deadline", async () => {
    const hanging = (request: Request) =>
      new Promise<Response>((_, reject) =>
        request.signal.addEventListener("abort", () => reject(request.signal.reason)),
      );
    const slowBody = async (request: Request) =>
      new Response(
        new ReadableStream({
          start: (controller) =>
            request.signal.addEventListener("abort", () => controller.error(request.signal.reason)),
        }),
      );
    for (const fetch of [hanging, slowBody]) {
      const answer = await call(guardOver(fetch, 50).guard, ada, "GET", "/consumers");
      expect(answer).toMatchObject({ status: 504, body: { code: "upstream_timeout" } });
    }
  });

  test("asks to wait for long: 429 with the same retry-after", async () => {
    const { guard } = guardOver(async () => new Response(null, { status: 429, headers: { "retry-after": "30" } }));
    const answer = await call(guard, ada, "GET", "/consumers");
    expect(answer).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect(answer.headers.get("retry-after")).toBe("30");
  });
});

describe("trying again", () => {
  test("a read is tried again, and succeeds in the end", async () => {
    const failing = new Map<string, number>();
    const { guard } = guardOver(async (request) => {
      const tries = (failing.get(request.url) ?? 0) + 1;
      failing.set(request.url, tries);
      return tries < 3
        ? new Response(null, { status: 503, headers: { "retry-after": "0" } })
        : Response.json({ data: [] });
    });
    expect((await call(guard, ada, "GET", "/consumers")).status).toBe(200);
    expect([...failing.values()]).toEqual([3, 3]);
  });

  test("a write never is: nobody knows whether the first one worked", async () => {
    const writes: string[] = [];
    const { guard } = await openFixture({
      intercept: async (request, pass) => {
        if (request.method === "GET") return pass();
        writes.push(request.method);
        return new Response(null, { status: 503 });
      },
    });
    expect((await call(guard, ada, "PUT", "/me")).status).toBe(503);
    expect(writes).toEqual(["POST"]);
  });
});

describe("what goes upstream", () => {
  test("carries the server's credentials and nothing that the browser sent", async () => {
    const requests: Request[] = [];
    const { guard } = guardOver(async (request) => {
      requests.push(request);
      return Response.json({ data: [] });
    });
    await guard(
      new Request("http://portal.test/api/keys/consumers?limit=5&tag.sub=auth0%7Ceve&manager-email=eve%40example.com", {
        headers: { authorization: "Bearer browser-token", cookie: "session=1", "x-forwarded-for": "1.2.3.4" },
      }),
    );
    expect(requests).toHaveLength(2);
    for (const request of requests) {
      expect(request.headers.get("authorization")).toBe("Bearer developer-api-key");
      expect(request.headers.get("cookie")).toBeNull();
      expect(request.url).toMatch(
        /^https:\/\/dev\.zuplo\.com\/v1\/accounts\/acme\/key-buckets\/production\/consumers\?/,
      );
      expect(request.url).not.toContain("eve");
    }
  });

  test("reads every page of a long list", async () => {
    const now = new Date().toISOString();
    const consumer = (index: number) => ({
      id: `csmr_${index}`,
      name: `c-${index}`,
      createdOn: now,
      managers: [{ id: "m", email: "ada@example.com", sub: ada.sub }],
    });
    const { guard } = guardOver(async (request) => {
      const offset = Number(new URL(request.url).searchParams.get("offset"));
      const count = Math.max(0, Math.min(1000, 1500 - offset));
      return Response.json({ data: Array.from({ length: count }, (_, index) => consumer(offset + index)) });
    });
    const answer = await call(guard, ada, "GET", "/consumers?limit=1000&offset=1000");
    expect(answer.body.total).toBe(1500);
    expect(answer.body.data).toHaveLength(500);
  });
});

test("options that cannot work are refused at once", () => {
  const good = { account: "acme", bucket: "production", apiKey: "key" };
  expect(() => zuplo({ ...good, apiKey: "" })).toThrow(/apiKey/);
  expect(() => zuplo({ ...good, bucket: "../x" })).toThrow(/bucket/);
  expect(() => zuplo({ ...good, url: "ftp://x" })).toThrow(/url/);
});
