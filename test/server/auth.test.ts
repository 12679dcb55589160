import { auth0 } from "latchkey/server";
import { describe, expect, test } from "vitest";
import { listen } from "./faulty.ts";
import { AUDIENCE, ada, call, ISSUER, jwks, openFixture, signToken } from "./fixture.ts";

describe("the e-mail address", () => {
  const token = async (claims = {}) =>
    new Request("http://portal.test", {
      headers: { authorization: `Bearer ${await signToken({ sub: ada.sub }, claims)}` },
    });
  const options = { issuer: ISSUER, audience: AUDIENCE, jwks };

  test("comes from the claim that the operator named", async () => {
    const authenticate = auth0({ ...options, emailClaim: "https://acme.test/mail" });
    const claims = { "https://acme.test/mail": "a@b.test", "https://acme.test/mail_verified": true };
    expect(await authenticate(await token(claims))).toMatchObject({
      sub: ada.sub,
      email: "a@b.test",
      emailVerified: true,
    });
  });

  test("counts as verified only where the claim is `true` itself", async () => {
    const authenticate = auth0(options);
    const claims = { "https://latchkey.dev/email": "a@b.test", "https://latchkey.dev/email_verified": "true" };
    expect(await authenticate(await token(claims))).toMatchObject({ emailVerified: false });
  });

  test("is asked of /userinfo where the token has none: once per token, and again for the next one", async () => {
    const asked: string[] = [];
    const fetch = async (url: string | URL | Request, init?: RequestInit) => {
      asked.push(`${url} ${new Headers(init?.headers).get("authorization")?.slice(0, 7)}`);
      return Response.json({ sub: ada.sub, email: "a@b.test", email_verified: true });
    };
    const authenticate = auth0({ ...options, fetch });
    const request = await token();
    const users = await Promise.all([authenticate(request), authenticate(request)]);
    await authenticate(request);
    expect(users[1]).toMatchObject({ email: "a@b.test", emailVerified: true });
    expect(asked).toEqual([`${ISSUER}userinfo Bearer `]);
    await authenticate(await token({ jti: "another" }));
    expect(asked).toHaveLength(2);
  });

  test("is asked for too where the token does not say whether it is verified", async () => {
    const fetch = async () => Response.json({ sub: ada.sub, email: "a@b.test", email_verified: true });
    const request = await token({ "https://latchkey.dev/email": "a@b.test" });
    expect(await auth0({ ...options, fetch })(request)).toMatchObject({ email: "a@b.test", emailVerified: true });
  });

  test("is not believed about somebody else", async () => {
    const fetch = async () => Response.json({ sub: "auth0|eve", email: "eve@b.test", email_verified: true });
    expect(await auth0({ ...options, fetch })(await token())).toMatchObject({ email: null, emailVerified: false });
  });

  test("is unknown where the token may not read a profile", async () => {
    const fetch = async () => new Response(null, { status: 403 });
    expect(await auth0({ ...options, fetch })(await token())).toMatchObject({ email: null, emailVerified: false });
  });

  test("is not asked of whoever the issuer redirects to: the token stays here", async () => {
    const stolen: unknown[] = [];
    const elsewhere = await listen((request, response) => {
      stolen.push(request.headers.authorization);
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ sub: ada.sub }));
    });
    const issuer = `${await listen((_request, response) => response.writeHead(307, { location: elsewhere }).end())}/`;
    const authenticate = auth0({ ...options, issuer });
    await expect(authenticate(await token({ iss: issuer }))).rejects.toMatchObject({ code: "identity_unavailable" });
    expect(stolen).toEqual([]);
  });

  test("asks again after the issuer was down", async () => {
    let down = true;
    const fetch = async () => {
      if (down) throw new TypeError("refused");
      return Response.json({ sub: ada.sub, email: "a@b.test", email_verified: true });
    };
    const authenticate = auth0({ ...options, fetch });
    const request = await token();
    await expect(authenticate(request)).rejects.toMatchObject({ code: "identity_unavailable", status: 503 });
    down = false;
    expect(await authenticate(request)).toMatchObject({ email: "a@b.test" });
  });
});

describe("keys that cannot be fetched", () => {
  test("are the issuer's fault, not the user's: 503", async () => {
    const { guard } = await openFixture({ auth: auth0({ issuer: "http://127.0.0.1:9/", audience: AUDIENCE }) });
    const answer = await call(guard, ada, "GET", "/consumers");
    expect(answer).toMatchObject({ status: 503, body: { code: "identity_unavailable" } });
  });
});

describe("options that cannot work", () => {
  test.each([
    ["neither domain nor issuer", { audience: AUDIENCE }],
    ["both", { audience: AUDIENCE, domain: "tenant.example.com", issuer: ISSUER }],
    ["a domain with a path", { audience: AUDIENCE, domain: "tenant.example.com/path" }],
    ["no audience", { issuer: ISSUER, audience: [] }],
    ["an empty audience", { issuer: ISSUER, audience: "" }],
    ["a symmetric algorithm", { issuer: ISSUER, audience: AUDIENCE, algorithms: ["HS256"] }],
    ["no algorithm", { issuer: ISSUER, audience: AUDIENCE, algorithms: [] }],
  ])("%s: refused at once", (_what, options) => {
    expect(() => auth0(options)).toThrow(TypeError);
  });
});
