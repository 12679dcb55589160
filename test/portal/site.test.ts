import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterAll, expect, test } from "vitest";
import { portalSite } from "../../portal/site.ts";

const pages = mkdtempSync(join(tmpdir(), "latchkey-pages-"));
mkdirSync(join(pages, "assets"));
writeFileSync(join(pages, "index.html"), "<title>the portal</title>");
writeFileSync(join(pages, "assets/index-abc.js"), "1");
afterAll(() => rmSync(pages, { recursive: true }));

const config = { auth0: { domain: "http://localhost:4601", clientId: "latchkey-portal", audience: "a" }, apiUrl: null };
const site = portalSite({
  config,
  guard: async (request) => Response.json({ guard: new URL(request.url).pathname }),
  weather: new Hono().get("/api/weather", (context) => context.text("sunny")),
  pages,
});
const get = (path: string, headers: Record<string, string> = {}) =>
  site.request(`http://localhost:4600${path}`, { headers });

test("a web site that points its own domain here is refused, on every path", async () => {
  for (const path of ["/", "/api/keys/me", "/api/weather", "/config.json"]) {
    for (const host of ["evil.example", "localhost.evil.example:4600", "127.0.0.1.evil.example"]) {
      const response = await get(path, { host });
      expect(response.status).toBe(421);
      expect(await response.json()).toMatchObject({ code: "not_local" });
    }
  }
});

test("127.0.0.1 and [::1] answer the API, and send pages to localhost", async () => {
  for (const host of ["127.0.0.1:4600", "[::1]:4600"]) {
    const api = await site.request(`http://${host}/api/weather`);
    expect(await api.text()).toBe("sunny");
    const page = await site.request(`http://${host}/try?a=b`);
    expect([page.status, page.headers.get("location")]).toEqual([307, "http://localhost:4600/try?a=b"]);
  }
});

test("the guard has all below /api/keys, and nothing that only starts like it", async () => {
  expect(await (await get("/api/keys")).json()).toEqual({ guard: "/api/keys" });
  expect(await (await get("/api/keys/consumers/a%2Fb")).json()).toEqual({ guard: "/api/keys/consumers/a%2Fb" });
  const other = await get("/api/keystore");
  expect([other.status, other.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
});

test("every other path is a page, which is asked for anew each time and cannot be framed", async () => {
  for (const path of ["/", "/settings/api-keys", "/no/such/page"]) {
    const response = await get(path);
    expect(await response.text()).toContain("the portal");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  }
});

test("assets are kept for good; one that is gone is a 404, never a page that a browser would keep as a script", async () => {
  const found = await get("/assets/index-abc.js");
  expect(found.headers.get("cache-control")).toContain("immutable");
  const gone = await get("/assets/index-old.js");
  expect(gone.status).toBe(404);
  expect(gone.headers.get("cache-control")).toBeNull();
  const above = await get("/assets/..%2f..%2fpackage.json");
  expect(await above.text()).not.toContain('"latchkey"');
});

test("the pages learn their settings at run time", async () => {
  const response = await get("/config.json");
  expect(await response.json()).toEqual(config);
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test("the pages may load nothing but their own files, and talk to nobody but the sign-in and the API", async () => {
  const strict = (signIn: string, connect: string) =>
    `default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src ${connect}; img-src 'self'; ` +
    `font-src 'self'; frame-src ${signIn}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; ` +
    `require-trusted-types-for 'script'; trusted-types auth0-worker`;
  const local = await get("/");
  const identity = "http://localhost:4601";
  expect(local.headers.get("content-security-policy")).toBe(strict(identity, `'self' ${identity}`));

  const hosted = portalSite({
    config: { auth0: { ...config.auth0, domain: "acme.eu.auth0.com" }, apiUrl: "https://api.acme.example/v1/" },
    guard: async () => new Response(),
    weather: new Hono(),
    pages,
  });
  const tenant = "https://acme.eu.auth0.com";
  expect((await hosted.request("http://localhost:4600/")).headers.get("content-security-policy")).toBe(
    strict(tenant, `'self' ${tenant} https://api.acme.example`),
  );
});
