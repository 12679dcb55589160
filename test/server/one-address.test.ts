/** Whatever a request says, the guard asks the one address that its operator named, and follows nobody elsewhere. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { auth0, createGuard, zuplo } from "latchkey/server";
import { expect, onTestFinished, test } from "vitest";
import { AUDIENCE, ada, ISSUER, jwks, signToken } from "./fixture.ts";

const EVIL = "http://169.254.169.254/latest/meta-data";
const encoded = encodeURIComponent(EVIL);

/** A guard whose key service answers every request with a way out, and what that was asked. */
function openTempted() {
  const asked: Request[] = [];
  const upstream = zuplo({
    account: "acme",
    bucket: "production",
    apiKey: "developer-api-key",
    url: "https://keys.example/",
    retries: 0,
    fetch: async (request) => {
      asked.push(request);
      return new Response(null, { status: 302, headers: { location: EVIL } });
    },
  });
  const guard = createGuard({ auth: auth0({ issuer: ISSUER, audience: AUDIENCE, jwks }), upstream });
  return { guard, asked };
}

const addresses = [
  "http://portal.test/api/keys/consumers",
  `http://portal.test/api/keys/consumers?url=${encoded}&host=evil.example&manager-email=eve%40example.com`,
  "http://evil.example/api/keys/consumers",
  "http://portal.test//evil.example/api/keys/consumers",
  `http://portal.test/api/keys/consumers/${encoded}/managers`,
  "http://portal.test/api/keys/consumers/@evil.example/managers",
  "http://portal.test/api/keys/consumers/..%2f..%2f..%2fbuckets/managers",
  "http://portal.test/api/keys/consumers/acme%3Fx=1%23/managers",
  "http://portal.test/api/keys/consumers/acme%252f..%252fother/managers",
  "http://portal.test/api/keys/consumers/acme;x=1/managers",
  "http://portal.test/api/keys/consumers/acme\\..\\other/managers",
  "http://portal.test/api/keys/consumers/acme/managers",
];

test.each(addresses)("%s", async (address) => {
  const { guard, asked } = openTempted();
  const headers = {
    authorization: `Bearer ${await signToken(ada)}`,
    host: "evil.example",
    forwarded: "host=evil.example;proto=http",
    "x-forwarded-host": "evil.example",
    "x-original-url": "/v1/accounts/other",
    "x-rewrite-url": "/v1/accounts/other",
    referer: EVIL,
    origin: EVIL,
  };
  const response = await guard(new Request(address, { headers }));
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.headers.get("location")).toBeNull();
  expect(await response.text()).not.toMatch(/169\.254|evil\.example|developer-api-key/);
  for (const request of asked) {
    expect(request.url).toMatch(
      /^https:\/\/keys\.example\/v1\/accounts\/acme\/key-buckets\/production\/consumers(?:\?|\/(?:acme|other)\?)/,
    );
    expect(request.redirect).toBe("manual");
    expect([...request.headers.keys()].sort()).toEqual(["accept", "authorization"]);
    expect(request.headers.get("authorization")).toBe("Bearer developer-api-key");
  }
});

test("an answer that leads elsewhere is not followed: the credentials stay here", async () => {
  const followed: string[] = [];
  const listening = async (handle: Parameters<typeof createServer>[1]) => {
    const server = createServer(handle);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const elsewhere = await listening((request, response) => {
    followed.push(`${request.url} ${request.headers.authorization}`);
    response.end('{"data":[]}');
  });
  const url = await listening((_request, response) => void response.writeHead(307, { location: elsewhere }).end());
  const upstream = zuplo({ account: "acme", bucket: "production", apiKey: "developer-api-key", url, retries: 0 });
  const guard = createGuard({ auth: auth0({ issuer: ISSUER, audience: AUDIENCE, jwks }), upstream });
  const headers = { authorization: `Bearer ${await signToken(ada)}` };
  const response = await guard(new Request("http://portal.test/api/keys/consumers", { headers }));
  expect(response.status).toBe(502);
  expect(followed).toEqual([]);
});

const good = { account: "acme", bucket: "production", apiKey: "key" };

test.each([
  { url: "https://user:password@keys.example" },
  { url: "https://keys.example/?x=" },
  { url: "https://keys.example/#" + "x" },
  { url: "file:///etc/passwd" },
  { url: "javascript:alert(1)" },
  { url: "//keys.example" },
  { account: ".." },
  { account: "." },
  { bucket: "../x" },
  { bucket: "production/../x" },
])("an option like %j is refused at once", (options) => {
  expect(() => zuplo({ ...good, ...options })).toThrow(TypeError);
});
