import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { isProblemCode } from "../../src/core/problem.ts";
import { createGuard, type Guard, zuplo } from "../../src/server/index.ts";
import { openFixture } from "../server/fixture.ts";
import { anyBody, anyHeaderValue, anyId, anyQuery } from "./arbitraries.ts";
import { holds } from "./property.ts";

const BASE = "http://portal.test/api/keys";
const ROUTES = [
  "GET /consumers",
  "PUT /me",
  "POST /consumers",
  "PATCH /consumers/:id",
  "DELETE /consumers/:id",
  "POST /consumers/:id/keys",
  "GET /consumers/:id/keys/:keyId",
  "PATCH /consumers/:id/keys/:keyId",
  "DELETE /consumers/:id/keys/:keyId",
  "POST /consumers/:id/roll-key",
  "POST /consumers/:id/keys/:keyId/roll",
  "GET /consumers/:id/managers",
  "POST /consumers/:id/managers",
  "DELETE /consumers/:id/managers/:managerId",
] as const;
const METHODS = ["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS", "PROPFIND"];

let guard: Guard;
let sent: { method: string; url: string }[];
/** Ada's consumer and key: Bob, who sends everything below, never sees or changes them. */
let ada: { consumerId: string; keyId: string; secret: string };
let bobs: { consumerId: string; keyId: string };

beforeAll(async () => {
  const fixture = await openFixture();
  sent = fixture.sent;
  guard = createGuard({
    auth: async (request) => {
      const name = request.headers.get("x-name") ?? "bob";
      return { sub: `auth0|${name}`, email: `${name}@example.com`, emailVerified: true, claims: {} };
    },
    upstream: fixture.upstream,
    rateLimit: false,
  });
  ada = await visit("ada");
  bobs = await visit("bob");
});

/** Makes sure of a consumer and a key of that person's. */
async function visit(name: string) {
  const body = await (await as(name, "PUT", "/me")).json();
  const consumer = body.data[0];
  const key = consumer.apiKeys.data[0] ?? (await newKey(name, consumer.id));
  return { consumerId: consumer.id as string, keyId: key.id as string, secret: key.key as string };
}

async function newKey(name: string, consumerId: string) {
  const headers = { "content-type": "application/json" };
  const body = '{"description":"Another"}';
  return (await as(name, "POST", `/consumers/${consumerId}/keys`, { headers, body })).json();
}

function as(name: string, method: string, path: string, init: RequestInit = {}) {
  const headers = new Headers(init.headers);
  headers.set("x-name", name);
  return guard(new Request(BASE + path, { ...init, method, headers }));
}

const id = () => fc.oneof(anyId, fc.constantFrom("ada", "bob", "bob"));

const fill = (path: string, consumer: string, key: string) => {
  const ids = { ada: [ada.consumerId, ada.keyId], bob: [bobs.consumerId, bobs.keyId] } as const;
  const of = (text: string, place: 0 | 1) => (text === "ada" || text === "bob" ? ids[text][place] : text);
  return path.replace(":id", () => of(consumer, 0)).replace(/:(?:keyId|managerId)/, () => of(key, 1));
};

async function expectSound(response: Response, wholePath: string) {
  const text = await response.text();
  const what = `${wholePath} answered ${response.status} ${text.slice(0, 200)}`;
  expect(response.status, what).toBeLessThan(500);
  expect(response.headers.get("cache-control"), what).toBe("no-store");
  expect(response.headers.get("x-content-type-options"), what).toBe("nosniff");
  expect(text, what).not.toContain(ada.secret);
  expect(text, what).not.toContain(ada.keyId);
  if (response.status < 400 || text === "") return;
  expect(response.headers.get("content-type"), what).toMatch(/^application\/problem\+json/);
  const problem = JSON.parse(text) as { code: unknown; status: unknown };
  expect(isProblemCode(problem.code), what).toBe(true);
  expect(problem.status, what).toBe(response.status);
}

test.each(
  ROUTES,
)("%s takes or refuses anything, without an error of ours and without touching what is Ada's", async (route) => {
  const [method = "", path = ""] = route.split(" ");
  const before = await (await as("ada", "GET", "/consumers")).text();
  await holds(
    fc.asyncProperty(
      fc.record({ consumer: id(), key: id(), query: anyQuery, body: anyBody, header: anyHeaderValue }),
      fc.oneof({ arbitrary: fc.constant("application/json"), weight: 9 }, { arbitrary: anyHeaderValue, weight: 1 }),
      async ({ consumer, key, query, body, header }, type) => {
        sent.length = 0;
        const url = `${fill(path, consumer, key)}?${query}`;
        const takesBody = method !== "GET";
        const headers = { "content-type": type, "x-http-method-override": "DELETE", "x-any": header };
        const response = await as("bob", method, url, { headers, ...(takesBody ? { body } : {}) });
        await expectSound(response, url);
        for (const { url: upstreamUrl } of sent) {
          expect(upstreamUrl).toMatch(/^\/v1\/accounts\/local\/key-buckets\/production\/consumers(?:[/?]|$)/);
          expect(upstreamUrl).not.toContain(ada.keyId);
        }
        if (response.status === 204) bobs = await visit("bob");
      },
    ),
  );
  expect(await (await as("ada", "GET", "/consumers")).text()).toBe(before);
});

test("any path with any method is refused or answered, never an error of ours", async () => {
  await holds(
    fc.asyncProperty(
      fc.constantFrom(...METHODS),
      fc.array(fc.oneof(anyId, fc.constantFrom("consumers", "keys", "me", "managers", "roll")), { maxLength: 6 }),
      async (method, segments) => {
        const path = `/${segments.join("/")}`;
        await expectSound(await as("bob", method, path), path);
      },
    ),
  );
});

test("whatever the key service answers, the user gets an answer in our own words", async () => {
  const secret = "the service's own words";
  await holds(
    fc.asyncProperty(
      fc.constantFrom(...ROUTES),
      fc.constantFrom(200, 201, 204, 400, 401, 403, 404, 409, 422),
      anyBody,
      async (route, status, body) => {
        const upstream = zuplo({
          account: "local",
          bucket: "production",
          apiKey: "the-guard's-own-token",
          fetch: async () => new Response(status === 204 ? null : body + secret, { status }),
        });
        const auth = async () => ({ sub: "auth0|bob", email: "bob@example.com", emailVerified: true, claims: {} });
        const [method = "", path = ""] = route.split(" ");
        const takesBody = method !== "GET" && method !== "DELETE";
        const request = new Request(BASE + fill(path, "bob", "bob"), {
          method,
          ...(takesBody ? { body: '{"expiresOn":"2999-01-01T00:00:00Z"}' } : {}),
          headers: { "content-type": "application/json" },
        });
        const response = await createGuard({ auth, upstream, basePath: "/api/keys" })(request);
        const text = await response.text();
        expect(text).not.toContain(secret);
        expect(text).not.toContain("the-guard's-own-token");
        if (response.status >= 400) expect(isProblemCode(JSON.parse(text).code)).toBe(true);
      },
    ),
  );
});
