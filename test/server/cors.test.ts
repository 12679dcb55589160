import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { expect, onTestFinished, test } from "vitest";
import { ada, BASE, openFixture, signToken } from "./fixture.ts";

const PORTAL = "https://portal.example";
const cors = { origins: [PORTAL, "http://localhost:4600"] };

const corsHeaders = (headers: Headers) =>
  [...headers.keys()].filter((name) => name.startsWith("access-control-")).sort();

async function ask(
  guard: (request: Request) => Promise<Response>,
  method: string,
  path: string,
  headers: Record<string, string>,
) {
  const authorization = `Bearer ${await signToken(ada)}`;
  return guard(
    new Request(BASE + path, { method, headers: method === "OPTIONS" ? headers : { authorization, ...headers } }),
  );
}

const preflight = (origin: string) => ({
  origin,
  "access-control-request-method": "DELETE",
  "access-control-request-headers": "authorization,x-evil",
});

const elsewhere = [
  "https://evil.example",
  "null",
  "http://portal.example",
  "https://portal.example:8443",
  "https://portal.example.evil.example",
  "https://sub.portal.example",
  "HTTPS://PORTAL.EXAMPLE",
  `${PORTAL}/`,
  `${PORTAL}, https://evil.example`,
];

test.each([...elsewhere, PORTAL])("without the option, a page of %s is told nothing of origins", async (origin) => {
  const { guard } = await openFixture();
  const answer = await ask(guard, "GET", "/consumers", { origin });
  expect(corsHeaders(answer.headers)).toEqual([]);
  const asked = await ask(guard, "OPTIONS", "/consumers", preflight(origin));
  expect({ status: asked.status, headers: corsHeaders(asked.headers) }).toEqual({ status: 401, headers: [] });
});

test.each(elsewhere)("a page of %s is not let in where it is not listed", async (origin) => {
  const { guard, sent } = await openFixture({ cors });
  const asked = await ask(guard, "OPTIONS", "/consumers", preflight(origin));
  expect({ status: asked.status, headers: corsHeaders(asked.headers) }).toEqual({ status: 401, headers: [] });
  const answer = await ask(guard, "GET", "/consumers", { origin });
  expect(corsHeaders(answer.headers)).toEqual([]);
  // A cache must not hand this answer to a page that is listed, nor the other way round.
  expect(answer.headers.get("vary")).toBe("authorization, origin");
  expect(sent.filter(({ method }) => method !== "GET")).toEqual([]);
});

test("a listed page is let in by its own name, without cookies", async () => {
  const { guard } = await openFixture({ cors });
  for (const path of ["/consumers", "/nowhere"]) {
    const { headers } = await ask(guard, "GET", path, { origin: PORTAL });
    expect(headers.get("access-control-allow-origin")).toBe(PORTAL);
    expect(headers.get("access-control-allow-credentials")).toBeNull();
    expect(headers.get("access-control-expose-headers")).toBe("retry-after,www-authenticate,x-request-id");
    expect(headers.get("vary")).toBe("authorization, origin");
    expect(headers.get("cache-control")).toBe("no-store");
  }
  const signedOut = await ask(guard, "GET", "/consumers", { origin: PORTAL, authorization: "" });
  expect(signedOut.status).toBe(401);
  expect(signedOut.headers.get("access-control-allow-origin")).toBe(PORTAL);
});

test.each([
  ["/me", "PUT"],
  ["/consumers", "GET,HEAD,POST"],
  ["/consumers/acme", "PATCH,DELETE"],
  ["/consumers/acme/roll-key", "POST"],
  ["/consumers/acme/keys", "POST"],
  ["/consumers/acme/keys/k", "GET,HEAD,PATCH,DELETE"],
  ["/consumers/acme/keys/k/roll", "POST"],
  ["/consumers/acme/managers", "GET,HEAD,POST"],
  ["/consumers/acme/managers/m", "DELETE"],
  ["/nowhere", null],
])("a listed page that asks first is told what %s takes, and nothing that it asked for", async (path, methods) => {
  const { guard, sent } = await openFixture({ cors });
  const { status, headers } = await ask(guard, "OPTIONS", path, preflight(PORTAL));
  expect(status).toBe(204);
  expect(headers.get("access-control-allow-origin")).toBe(PORTAL);
  expect(headers.get("access-control-allow-methods")).toBe(methods);
  expect(headers.get("access-control-allow-headers")).toBe("authorization,content-type,idempotency-key");
  expect(headers.get("access-control-allow-credentials")).toBeNull();
  expect(headers.get("vary")).toBe("authorization, origin");
  expect(sent).toEqual([]);
});

test.each([
  "*",
  "https://*.example",
  "portal.example",
  "https://portal.example/",
  "https://portal.example/path",
  "https://portal.example:443",
  "https://PORTAL.example",
  "https://user@portal.example",
  "null",
  "file:///",
  "",
])("an origin like %j is refused when the guard is made", async (origin) => {
  await expect(openFixture({ cors: { origins: [PORTAL, origin] } })).rejects.toThrow(/exact origins/);
});

test("an empty list of origins is a mistake", async () => {
  await expect(openFixture({ cors: { origins: [] } })).rejects.toThrow(/empty/);
});

test("over a real server, no answer names its software, and HEAD is GET without the body", async () => {
  const { guard } = await openFixture({ cors });
  const server = createServer(getRequestListener(guard));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/keys`;
  const authorization = `Bearer ${await signToken(ada)}`;
  const answers = await Promise.all([
    fetch(`${url}/consumers`, { method: "HEAD", headers: { authorization } }),
    fetch(`${url}/consumers`, { headers: { authorization } }),
    fetch(`${url}/consumers`),
    fetch(`${url}/nowhere`, { headers: { authorization } }),
    fetch(`${url}/me`, { method: "HEAD", headers: { authorization } }),
    fetch(`${url}/me`, { method: "OPTIONS", headers: { origin: PORTAL } }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 401, 404, 405, 204]);
  expect(await answers[0]?.text()).toBe("");
  expect(answers[4]?.headers.get("allow")).toBe("PUT");
  for (const { headers } of answers) {
    expect(headers.get("server")).toBeNull();
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  }
});
