import { decodeJwt, jwtVerify } from "jose";
import { describe, expect, test } from "vitest";
import { AUDIENCE, Browser, CLIENT_ID, codeOf, fetchOnce, PORTAL } from "./browser.ts";
import { issuer, publicKeys, request, userinfo } from "./local-identity.ts";

describe("a sign-in that is refused", () => {
  const addresses = [
    "",
    "   ",
    "ada",
    "ada@",
    "@example.com",
    "ada@example",
    "a b@example.com",
    `${"a".repeat(250)}@b.co`,
  ];
  for (const email of addresses) {
    test(`e-mail ${JSON.stringify(email.slice(0, 20))}: the form says so and keeps what was typed`, async () => {
      const browser = new Browser(issuer);
      const form = await browser.openForm();
      const response = await browser.post(form, { email, verified: false });
      const page = await response.text();
      expect(response.status).toBe(422);
      expect(page).toMatch(/class="error" id="email-note"/);
      expect(page).toContain(`value="${email.trim()}"`);
      expect(page).not.toContain("checked");
    });
  }

  test("no password", async () => {
    const browser = new Browser(issuer);
    const response = await browser.post(await browser.openForm(), { email: "ada@example.com", password: "" });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("Enter a password");
  });

  test("markup in a field stays text", async () => {
    const browser = new Browser(issuer);
    const response = await browser.post(await browser.openForm(), { email: '"><script>alert(1)</script>' });
    expect(await response.text()).not.toContain("<script>");
  });

  test("a form posted by another browser than the one that asked for it", async () => {
    const form = await new Browser(issuer).openForm();
    const response = await new Browser(issuer).post(form, { email: "ada@example.com" });
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/This sign-in has expired[\s\S]*href="http:\/\/localhost:4600"/);
  });

  test("a form of another sign-in", async () => {
    const browser = new Browser(issuer);
    await browser.openForm();
    expect((await browser.visit("/sign-in/somebody-elses")).status).toBe(400);
  });

  test("a form larger than any that is honest", async () => {
    const browser = new Browser(issuer);
    const response = await browser.post(await browser.openForm(), { email: "a".repeat(20_000) });
    expect(response.status).toBe(413);
  });

  const requests = [
    ["an app that is not known", { client_id: "somebody" }],
    ["an address to come back to that is not the portal's", { redirect_uri: "https://evil.example/" }],
  ] as const;
  for (const [name, changes] of requests) {
    test(`${name}: an error page with the way back, and no redirect`, async () => {
      const browser = new Browser(issuer);
      const response = await browser.visit(browser.authorizeUrl(changes));
      expect([response.status, response.headers.get("location")]).toEqual([400, null]);
      expect(await response.text()).toContain("Back to Skylark Weather");
    });
  }

  test("no PKCE", async () => {
    const back = await new Browser(issuer).openForm({ code_challenge: null, code_challenge_method: null });
    expect(new URL(back).searchParams.get("error")).toBe("invalid_request");
  });

  test("a web site that points its own domain here", async () => {
    const response = await request("http://evil.example/sign-in/x");
    expect(response.status).toBe(421);
  });

  test("a page that does not exist is an error page", async () => {
    const response = await fetchOnce(new URL("no/such/page", issuer));
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("Page not found");
  });
});

describe("signing in", () => {
  test("gives an RS256 access token for the API that was asked for, with the e-mail claims", async () => {
    const { access_token } = await new Browser(issuer).signIn({ email: "Grace.Hopper@Example.com" });
    const { payload, protectedHeader } = await jwtVerify(access_token, await publicKeys(), {
      issuer,
      audience: AUDIENCE,
    });
    expect(protectedHeader.alg).toBe("RS256");
    expect(payload.sub).toMatch(/^auth0\|[0-9a-f]{24}$/);
    expect(payload.aud).toBe(AUDIENCE);
    expect(payload.scope).toContain("openid profile email");
    expect(payload["https://latchkey.dev/email"]).toBe("grace.hopper@example.com");
    expect(payload["https://latchkey.dev/email_verified"]).toBe(true);
  });

  test("tells the portal who signed in, by the ID token and by userinfo", async () => {
    const { access_token, id_token } = await new Browser(issuer).signIn({ email: "ada@example.com" });
    const profile = { email: "ada@example.com", email_verified: true, name: "ada@example.com" };
    expect(decodeJwt(id_token)).toMatchObject({ ...profile, aud: CLIENT_ID, nonce: "the-nonce" });
    const response = await userinfo(access_token);
    expect(await response.json()).toMatchObject({ ...profile, sub: decodeJwt(id_token).sub });
    expect(response.headers.get("access-control-allow-origin")).toBe(PORTAL);
  });

  test("userinfo takes no ID token, no tampered token and no other word", async () => {
    const { access_token, id_token } = await new Browser(issuer).signIn({ email: "ada@example.com" });
    const [header, payload, signature] = access_token.split(".");
    const forged = Buffer.from(JSON.stringify({ ...decodeJwt(access_token), sub: "auth0|other" })).toString(
      "base64url",
    );
    for (const token of [id_token, `${header}.${forged}.${signature}`, `${header}.${payload}.`, "a.b.c", "word"]) {
      const response = await userinfo(token);
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toContain("invalid_token");
    }
  });

  test("an e-mail address is one user, in whatever case, and another address another", async () => {
    const sub = async (email: string) => decodeJwt((await new Browser(issuer).signIn({ email })).id_token).sub;
    expect(await sub("ADA@example.com")).toBe(await sub("ada@example.com"));
    expect(await sub("ada@example.com")).not.toBe(await sub("bob@example.com"));
  });

  test("another API's token is for that API alone", async () => {
    const tokens = await new Browser(issuer).signIn(
      { email: "ada@example.com" },
      { audience: "https://other.example/" },
    );
    expect(decodeJwt(tokens.access_token).aud).toBe("https://other.example/");
  });

  test("a code works once", async () => {
    const browser = new Browser(issuer);
    const posted = await browser.post(await browser.openForm(), { email: "ada@example.com" });
    const code = codeOf((await browser.visit(posted.headers.get("location") ?? "")).headers.get("location"));
    expect(await browser.exchange(code)).toHaveProperty("access_token");
    expect(await browser.exchange(code)).toMatchObject({ error: "invalid_grant" });
  });

  test("a code is worth nothing without the verifier of the page that asked", async () => {
    const browser = new Browser(issuer);
    const posted = await browser.post(await browser.openForm(), { email: "ada@example.com" });
    const code = codeOf((await browser.visit(posted.headers.get("location") ?? "")).headers.get("location"));
    expect(await new Browser(issuer).exchange(code)).toMatchObject({ error: "invalid_grant" });
  });

  test("an e-mail verified meanwhile shows in the next refreshed token", async () => {
    const first = await new Browser(issuer).signIn({ email: "eve@example.com", verified: false });
    expect(decodeJwt(first.access_token)["https://latchkey.dev/email_verified"]).toBe(false);
    expect(decodeJwt(first.id_token).email_verified).toBe(false);
    await new Browser(issuer).signIn({ email: "eve@example.com", verified: true });
    const refreshed = await (await new Browser(issuer).refresh(first.refresh_token)).json();
    expect(decodeJwt(refreshed.access_token)["https://latchkey.dev/email_verified"]).toBe(true);
    expect(decodeJwt(refreshed.id_token).email_verified).toBe(true);
  });
});
