import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { afterEach, expect, test } from "vitest";
import { ada, openFixture, signToken } from "./fixture.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function listening(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const visit = async (url: string, fetcher: (request: Request) => Promise<Response> | Response = fetch) => {
  const request = new Request(url, { method: "PUT", headers: { authorization: `Bearer ${await signToken(ada)}` } });
  const response = await fetcher(request);
  return [response.status, ((await response.json()) as { provisioned?: boolean }).provisioned];
};

test("under its base path in Hono", async () => {
  const { guard } = await openFixture();
  const app = new Hono();
  app.all("/api/keys/*", (c) => guard(c.req.raw));
  expect(await visit("http://portal.test/api/keys/me", (request) => app.fetch(request))).toEqual([200, true]);
});

test("mounted by Hono, which strips the path", async () => {
  const { guard } = await openFixture();
  const app = new Hono();
  app.mount("/keys", guard);
  expect(await visit("http://portal.test/keys/me", (request) => app.fetch(request))).toEqual([200, true]);
});

test("as a plain Node listener, and so as an Express middleware", async () => {
  const { guard } = await openFixture();
  const url = await listening(createServer(getRequestListener(guard)));
  expect(await visit(`${url}/api/keys/me`)).toEqual([200, true]);
});

test("as a Next.js route handler: a function from Request to Response", async () => {
  const { guard } = await openFixture({ basePath: "/settings/keys" });
  expect(await visit("http://portal.test/settings/keys/me", guard)).toEqual([200, true]);
});
