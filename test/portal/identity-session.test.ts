import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeJwt, jwtVerify } from "jose";
import { describe, expect, test } from "vitest";
import { AUDIENCE, Browser, CLIENT_ID, fetchOnce, PORTAL } from "./browser.ts";
import { dataFolder, issuer, publicKeys, restart } from "./local-identity.ts";

describe("a session", () => {
  test("a refreshed token is for the same API, and its refresh token a new one", async () => {
    const browser = new Browser(issuer);
    const first = await browser.signIn({ email: "ada@example.com" });
    const second = await (await browser.refresh(first.refresh_token)).json();
    expect(decodeJwt(second.access_token).aud).toBe(AUDIENCE);
    expect(second.scope).toBe(first.scope);
    expect(second.refresh_token).not.toBe(first.refresh_token);
  });

  test("a refresh token used twice ends all that came of it", async () => {
    const browser = new Browser(issuer);
    const first = await browser.signIn({ email: "ada@example.com" });
    const second = await (await browser.refresh(first.refresh_token)).json();
    expect((await browser.refresh(first.refresh_token)).status).toBe(400);
    expect((await browser.refresh(second.refresh_token)).status).toBe(400);
  });

  test("a reloaded page gets new tokens without a form, posted to the portal alone", async () => {
    const browser = new Browser(issuer);
    await browser.signIn({ email: "ada@example.com" });
    const { response, redirect_uri } = await browser.silently();
    expect(redirect_uri).toBe(PORTAL);
    expect(decodeJwt((await browser.exchange(response.code ?? "")).id_token).email).toBe("ada@example.com");
  });

  test("somebody who never signed in gets none", async () => {
    expect((await new Browser(issuer).silently()).response.error).toBe("login_required");
  });

  test("signing out ends it, its refresh tokens too, and leads back to the portal", async () => {
    const browser = new Browser(issuer);
    const { refresh_token } = await browser.signIn({ email: "ada@example.com" });
    const out = await browser.visit(`/v2/logout?${new URLSearchParams({ client_id: CLIENT_ID, returnTo: PORTAL })}`);
    expect([out.status, out.headers.get("location")]).toEqual([302, PORTAL]);
    expect([...browser.cookies.keys()].join()).not.toContain("-session");
    expect((await browser.silently()).response.error).toBe("login_required");
    expect((await browser.refresh(refresh_token)).status).toBe(400);
  });

  test("signing out without an address to go to ends on a page", async () => {
    const browser = new Browser(issuer);
    await browser.signIn({ email: "ada@example.com" });
    expect(await (await browser.visit("/v2/logout")).text()).toContain("You are signed out");
    expect((await browser.silently()).response.error).toBe("login_required");
  });

  for (const [name, params] of [
    ["to another site", { returnTo: "https://evil.example/" }],
    ["to a site that only starts like the portal", { returnTo: `${PORTAL}.evil.example/` }],
    ["to a script", { returnTo: "javascript:alert(1)" }],
    ["for another app", { client_id: "somebody", returnTo: PORTAL }],
  ] as const) {
    test(`signing out ${name} is refused, and the session goes on`, async () => {
      const browser = new Browser(issuer);
      await browser.signIn({ email: "ada@example.com" });
      const response = await browser.visit(`/v2/logout?${new URLSearchParams(params)}`);
      expect([response.status, response.headers.get("location")]).toEqual([400, null]);
      expect((await browser.silently()).response.code).toBeDefined();
    });
  }

  test("tokens can be fetched from the portal's pages, and from no other site's", async () => {
    const browser = new Browser(issuer);
    const { refresh_token } = await browser.signIn({ email: "ada@example.com" });
    const body = new URLSearchParams({ client_id: CLIENT_ID, grant_type: "refresh_token", refresh_token });
    const ask = (origin: string) =>
      fetchOnce(new URL("oauth/token", issuer), { method: "POST", body, headers: { origin } });
    const foreign = await ask("https://evil.example");
    expect([foreign.status, foreign.headers.get("access-control-allow-origin")]).toEqual([400, null]);
    const own = await ask(PORTAL);
    expect([own.status, own.headers.get("access-control-allow-origin")]).toEqual([200, PORTAL]);
  });

  test("outlives a restart: session, refresh token and signing key", async () => {
    const browser = new Browser(issuer);
    const { access_token, refresh_token } = await browser.signIn({ email: "ada@example.com" });
    await restart();
    await expect(jwtVerify(access_token, await publicKeys(), { issuer, audience: AUDIENCE })).resolves.toBeDefined();
    expect((await browser.silently()).response.code).toBeDefined();
    expect((await browser.refresh(refresh_token)).status).toBe(200);
  });

  test("nothing on disk is a token, a session cookie or a password", async () => {
    const browser = new Browser(issuer);
    const { access_token, id_token, refresh_token } = await browser.signIn({
      email: "ada@example.com",
      password: "correct-horse-battery",
    });
    // Half-way through another sign-in, too.
    await browser.openForm({ prompt: "login" });
    const session = [...browser.cookies].find(([name]) => name.endsWith("-session"))?.[1] ?? "no session";
    const files = readdirSync(dataFolder).map((name) => readFileSync(join(dataFolder, name), "latin1"));
    for (const secret of [access_token, id_token, refresh_token, session, "correct-horse-battery"]) {
      for (const file of files) expect(file.includes(secret)).toBe(false);
    }
  });
});
