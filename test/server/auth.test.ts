import { exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { auth0 } from "latchkey/server";
import { describe, expect, test } from "vitest";
import { AUDIENCE, ada, BASE, call, ISSUER, jwks, KID, openFixture, pair, readAnswer, signToken } from "./fixture.ts";

const seconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;

async function answerTo(headers: Record<string, string>) {
  const { guard, sent } = await openFixture();
  const answer = await readAnswer(await guard(new Request(`${BASE}/consumers`, { headers })));
  return { ...answer, upstreamCalls: sent.length };
}

describe("a request without a good token", async () => {
  const stranger = await generateKeyPair("RS256");
  const sign = (header: object, claims: object, key: CryptoKey | Uint8Array = pair.privateKey) =>
    new SignJWT({ sub: ada.sub, iss: ISSUER, aud: AUDIENCE, exp: seconds(60), ...claims })
      .setProtectedHeader({ alg: "RS256", kid: KID, ...header })
      .sign(key);
  const good = await signToken(ada);
  const publicPem = new TextEncoder().encode(await exportSPKI(pair.publicKey));

  const bad: [what: string, header: string | null, code: string][] = [
    ["none at all", null, "missing_token"],
    ["another scheme", "Basic dXNlcjpwYXNz", "invalid_token"],
    ["an empty token", "Bearer ", "invalid_token"],
    ["two tokens", `Bearer ${good}, Bearer ${good}`, "invalid_token"],
    ["something that is no JWT", "Bearer abc.def", "invalid_token"],
    ["a truncated token", `Bearer ${good.slice(0, -20)}`, "invalid_token"],
    ["a token of 64 kB", `Bearer ${"a".repeat(65_536)}`, "invalid_token"],
    [
      "an unsigned token",
      `Bearer ${new UnsecuredJWT({ sub: ada.sub, aud: AUDIENCE }).setIssuer(ISSUER).encode()}`,
      "invalid_token",
    ],
    ["HS256 signed with the public key", `Bearer ${await sign({ alg: "HS256" }, {}, publicPem)}`, "invalid_token"],
    ["an unknown key id", `Bearer ${await sign({ kid: "other" }, {}, stranger.privateKey)}`, "invalid_token"],
    ["a stranger's signature", `Bearer ${await sign({}, {}, stranger.privateKey)}`, "invalid_token"],
    ["another issuer", `Bearer ${await sign({}, { iss: "https://evil.example.com/" })}`, "invalid_token"],
    ["an issuer without its slash", `Bearer ${await sign({}, { iss: ISSUER.slice(0, -1) })}`, "invalid_token"],
    ["another audience", `Bearer ${await sign({}, { aud: "https://other.example.com" })}`, "invalid_token"],
    ["an ID token (audience: the client)", `Bearer ${await sign({}, { aud: "client-id" })}`, "invalid_token"],
    ["no expiry", `Bearer ${await sign({}, { exp: undefined })}`, "invalid_token"],
    ["no subject", `Bearer ${await sign({}, { sub: undefined })}`, "invalid_token"],
    ["an empty subject", `Bearer ${await sign({}, { sub: "" })}`, "invalid_token"],
    ["an expired token", `Bearer ${await sign({}, { exp: seconds(-6) })}`, "expired_token"],
    ["a token that is not valid yet", `Bearer ${await sign({}, { nbf: seconds(60) })}`, "invalid_token"],
  ];

  test.each(bad)("%s: 401, before anything goes upstream", async (_what, header, code) => {
    const answer = await answerTo(header === null ? {} : { authorization: header });
    expect(answer).toMatchObject({ status: 401, body: { code, status: 401 }, upstreamCalls: 0 });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("www-authenticate")).toMatch(
      code === "missing_token" ? /^Bearer realm="latchkey"$/ : /^Bearer realm="latchkey", error="invalid_token"/,
    );
    expect(answer.headers.get("x-request-id")).toBe(answer.body.requestId);
  });

  test("a token in the query is none", async () => {
    const { guard } = await openFixture();
    const response = await guard(new Request(`${BASE}/consumers?access_token=${good}`));
    expect(response.status).toBe(401);
  });

  test("a clock that is two seconds off does no harm", async () => {
    const answer = await answerTo({ authorization: `Bearer ${await sign({}, { exp: seconds(-2), ...emailClaims })}` });
    expect(answer.status).toBe(200);
  });
});

const emailClaims = { "https://latchkey.dev/email": ada.email, "https://latchkey.dev/email_verified": true };

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
