import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type KeyStore, openKeyStore } from "../../src/key-store/index.ts";
import { anyBody, anyHeaderValue, anyId, anyQuery, anyText } from "./arbitraries.ts";
import { holds } from "./property.ts";

const API_KEY = "the-store's-own-bearer-token";
const ACCOUNT = "http://store.test/v1/accounts/local";
const BUCKET = "/key-buckets/production";
const ROUTES = [
  "GET /key-buckets",
  "POST /key-buckets",
  "GET /key-buckets/:bucket",
  "PATCH /key-buckets/:bucket",
  `GET ${BUCKET}/consumers`,
  `POST ${BUCKET}/consumers`,
  `GET ${BUCKET}/consumers/:id`,
  `PATCH ${BUCKET}/consumers/:id`,
  `DELETE ${BUCKET}/consumers/:id`,
  `GET ${BUCKET}/consumers/:id/keys`,
  `POST ${BUCKET}/consumers/:id/keys`,
  `POST ${BUCKET}/consumers/:id/keys/$bulk`,
  `GET ${BUCKET}/consumers/:id/keys/:keyId`,
  `PATCH ${BUCKET}/consumers/:id/keys/:keyId`,
  `DELETE ${BUCKET}/consumers/:id/keys/:keyId`,
  `POST ${BUCKET}/consumers/:id/roll-key`,
  `GET ${BUCKET}/consumers/:id/managers`,
  `POST ${BUCKET}/consumers/:id/managers`,
  `DELETE ${BUCKET}/consumers/:id/managers/:managerId`,
] as const;

let store: KeyStore;

beforeAll(async () => {
  store = await openKeyStore({ database: ":memory:", apiKey: API_KEY });
  await send("POST", `${BUCKET}/consumers?with-api-key=true`, '{"name":"steady"}');
});

function send(method: string, path: string, body?: string, type = "application/json") {
  const headers = { authorization: `Bearer ${API_KEY}`, "content-type": type };
  const init = body === undefined || method === "GET" ? {} : { body };
  return store.fetch(new Request(ACCOUNT + path, { method, headers, ...init }));
}

const id = fc.oneof(anyId, fc.constantFrom("steady", "production"));

test.each(ROUTES)("%s takes or refuses anything, without an error of ours", async (route) => {
  const [method = "", path = ""] = route.split(" ");
  await holds(
    fc.asyncProperty(
      fc.record({ first: id, second: id, query: anyQuery, body: anyBody }),
      fc.oneof({ arbitrary: fc.constant("application/json"), weight: 9 }, { arbitrary: anyHeaderValue, weight: 1 }),
      async ({ first, second, query, body }, type) => {
        const filled = path.replace(/:(?:id|bucket)/, () => first).replace(/:(?:keyId|managerId)/, () => second);
        const response = await send(method, `${filled}?${query}`, body, type);
        const text = await response.text();
        const what = `${method} ${filled}?${query} ${body} answered ${response.status} ${text.slice(0, 200)}`;
        expect(response.status, what).toBeLessThan(500);
        if (response.status >= 400) expect(JSON.parse(text).status, what).toBe(response.status);
      },
    ),
  );
});

test("nothing but a key that was made is verified, and nothing stops the check", async () => {
  await holds(
    fc.asyncProperty(
      fc.oneof(
        anyText,
        anyText.map((text) => `lkey_${text}`),
      ),
      async (text) => {
        expect(await store.verifyKey(text)).toBeNull();
      },
    ),
  );
});
