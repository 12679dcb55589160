import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from "jose";
import { auth0 } from "latchkey/server";
import { describe, expect, onTestFinished, test } from "vitest";
import { AUDIENCE, ada, BASE, call, ISSUER, jwks, KID, openFixture, pair, readAnswer } from "./fixture.ts";

const seconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;
const attacker = await generateKeyPair("RS256", { extractable: true });
const attackerJwk = { ...(await exportJWK(attacker.publicKey)), kid: KID, alg: "RS256" };
const publicPem = new TextEncoder().encode(await exportSPKI(pair.publicKey));
const emailClaims = { "https://latchkey.dev/email": ada.email, "https://latchkey.dev/email_verified": true };

const sign = (header: object, claims: object = {}, key: CryptoKey | Uint8Array = pair.privateKey) =>
  new SignJWT({ sub: ada.sub, iss: ISSUER, aud: AUDIENCE, exp: seconds(60), ...emailClaims, ...claims })
    .setProtectedHeader({ alg: "RS256", kid: KID, typ: "at+jwt", ...header })
    .sign(key);

const base64url = (value: string | object) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

const good = await sign({});
const [goodHeader = "", goodClaims = "", goodSignature = ""] = good.split(".");
const evilClaims = base64url({ ...JSON.parse(Buffer.from(goodClaims, "base64url").toString()), sub: "auth0|root" });
const withHeader = (header: string) => `${base64url(header)}.${goodClaims}.${goodSignature}`;

/** Each is one way to get in without a token of this tenant for this API. */
const attacks: [what: string, authorization: string][] = [
  ["alg none", `Bearer ${new UnsecuredJWT({ sub: ada.sub, aud: AUDIENCE }).setIssuer(ISSUER).encode()}`],
  ["alg none over good claims", `Bearer ${base64url({ alg: "none", kid: KID })}.${goodClaims}.`],
  ["alg NONE, with the signature left", `Bearer ${withHeader(`{"alg":"NONE","kid":"${KID}"}`)}`],
  ["HS256 with the public key as its secret", `Bearer ${await sign({ alg: "HS256" }, {}, publicPem)}`],
  ["RS512, which was not allowed", `Bearer ${withHeader(`{"alg":"RS512","kid":"${KID}"}`)}`],
  ["no algorithm", `Bearer ${withHeader(`{"kid":"${KID}"}`)}`],
  ["an unknown kid", `Bearer ${await sign({ kid: "unknown" }, {}, attacker.privateKey)}`],
  ["a kid that is a path", `Bearer ${await sign({ kid: "../../dev/null" }, {}, attacker.privateKey)}`],
  ["a kid twice in the header", `Bearer ${withHeader(`{"alg":"RS256","kid":"${KID}","kid":"other"}`)}`],
  ["the known kid, another key", `Bearer ${await sign({}, {}, attacker.privateKey)}`],
  ["jku", `Bearer ${await sign({ jku: "https://evil.example/jwks.json" }, {}, attacker.privateKey)}`],
  ["x5u", `Bearer ${await sign({ x5u: "https://evil.example/cert.pem" }, {}, attacker.privateKey)}`],
  ["jwk", `Bearer ${await sign({ jwk: attackerJwk }, {}, attacker.privateKey)}`],
  ["x5c", `Bearer ${await sign({ x5c: [base64url("certificate")] }, {}, attacker.privateKey)}`],
  ["an unknown critical header", `Bearer ${withHeader(`{"alg":"RS256","kid":"${KID}","crit":["x"],"x":1}`)}`],
  ["a wrong issuer", `Bearer ${await sign({}, { iss: "https://evil.example/" })}`],
  ["no issuer", `Bearer ${await sign({}, { iss: undefined })}`],
  ["a list of issuers", `Bearer ${await sign({}, { iss: [ISSUER] })}`],
  ["an issuer that only starts right", `Bearer ${await sign({}, { iss: `${ISSUER}evil/` })}`],
  ["another tenant's token", `Bearer ${await sign({}, { iss: "https://other.example.com/" }, attacker.privateKey)}`],
  ["a wrong audience", `Bearer ${await sign({}, { aud: "https://other.example.com" })}`],
  ["wrong audiences", `Bearer ${await sign({}, { aud: ["https://other.example.com", `${AUDIENCE}/x`] })}`],
  ["an empty list of audiences", `Bearer ${await sign({}, { aud: [] })}`],
  ["no audience", `Bearer ${await sign({}, { aud: undefined })}`],
  ["expired", `Bearer ${await sign({}, { exp: seconds(-6) })}`],
  ["never expiring", `Bearer ${await sign({}, { exp: undefined })}`],
  ["an expiry that is a text", `Bearer ${await sign({}, { exp: "never" })}`],
  ["not valid yet", `Bearer ${await sign({}, { nbf: seconds(60) })}`],
  ["issued in the far future", `Bearer ${await sign({}, { iat: seconds(86_400), exp: seconds(90_000) })}`],
  ["no subject", `Bearer ${await sign({}, { sub: undefined })}`],
  ["a subject that is a list", `Bearer ${await sign({}, { sub: [ada.sub] })}`],
  ["a subject without end", `Bearer ${await sign({}, { sub: "x".repeat(300) })}`],
  ["an ID token", `Bearer ${await sign({ typ: "JWT" }, { aud: "client-id", nonce: "n", at_hash: "h" })}`],
  ["a logout token", `Bearer ${await sign({ typ: "logout+jwt" })}`],
  ["claims exchanged", `Bearer ${goodHeader}.${evilClaims}.${goodSignature}`],
  ["a bit of the signature turned", `Bearer ${goodHeader}.${goodClaims}.${flipped(goodSignature)}`],
  ["no signature", `Bearer ${goodHeader}.${goodClaims}.`],
  ["truncated", `Bearer ${good.slice(0, -20)}`],
  ["cut in the claims", `Bearer ${good.slice(0, goodHeader.length + 20)}`],
  ["five parts, as an encrypted token", `Bearer ${good}.${goodClaims}.${goodSignature}`],
  ["64 kB", `Bearer ${"a".repeat(65_536)}`],
  ["64 kB of claims", `Bearer ${await sign({}, { filler: "x".repeat(65_536) })}`],
  ["a character beyond ASCII", `Bearer ${good}é`],
  ["a line break of another alphabet", `Bearer ${good}\u0085`],
  ["two tokens in one header", `Bearer ${good}, Bearer ${good}`],
  ["a token and something behind it", `Bearer ${good} ${good}`],
  ["another scheme", `Basic ${Buffer.from("ada:password").toString("base64")}`],
  ["DPoP", `DPoP ${good}`],
  ["no scheme", good],
  ["no JWT", "Bearer abc.def"],
];

function flipped(signature: string): string {
  return (signature.startsWith("A") ? "B" : "A") + signature.slice(1);
}

describe("a token that is not this tenant's for this API", () => {
  test.each(attacks)("%s: 401 as RFC 6750 has it, before anything goes upstream", async (_what, authorization) => {
    const asked: string[] = [];
    const ask = async (url: string | URL | Request) => {
      asked.push(String(url));
      return Response.json({ sub: ada.sub });
    };
    const { guard, sent } = await openFixture({
      auth: auth0({ issuer: ISSUER, audience: AUDIENCE, jwks, fetch: ask }),
    });
    for (const [method, path] of [
      ["GET", "/consumers"],
      ["PUT", "/me"],
      ["GET", "/nowhere"],
    ] as const) {
      const answer = await readAnswer(await guard(new Request(BASE + path, { method, headers: { authorization } })));
      expect(answer).toMatchObject({ status: 401, body: { status: 401, code: /expired|invalid/ } });
      expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer realm="latchkey", error="invalid_token", /);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(answer.text).not.toContain(authorization.slice(7, 40));
    }
    expect({ sent, asked }).toEqual({ sent: [], asked: [] });
  });

  test("and the good token that they were made from is let in, for one audience or several", async () => {
    const { guard } = await openFixture();
    for (const token of [good, await sign({}, { aud: ["https://other.example.com", AUDIENCE], iat: seconds(3) })]) {
      const headers = { authorization: `Bearer ${token}` };
      expect((await guard(new Request(`${BASE}/consumers`, { headers }))).status).toBe(200);
    }
  });

  test("two Authorization headers over a real connection, and a token in the query or the body", async () => {
    const { guard, sent } = await openFixture();
    const server = createServer(getRequestListener(guard));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const statusOf = (path: string, headers: string[], body = "") =>
      new Promise<number>((resolve, reject) => {
        const path_ = `/api/keys${path}`;
        const request = httpRequest({ host: "127.0.0.1", port, method: "PUT", path: path_, headers }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        request.once("error", reject);
        request.end(body);
      });
    const host = ["host", "portal.test"];
    const two = [...host, "authorization", `Bearer ${good}`, "authorization", "Bearer x"];
    expect(await statusOf("/me", two)).toBe(401);
    expect(await statusOf(`/me?access_token=${good}`, host)).toBe(401);
    const form = [...host, "content-type", "application/x-www-form-urlencoded"];
    expect(await statusOf("/me", form, `access_token=${good}`)).toBe(401);
    expect(sent).toEqual([]);
  });
});

describe("the issuer's keys", () => {
  /** An issuer whose keys the test exchanges, and how often it was asked for them. */
  async function openIssuer() {
    const state = { keys: jwks.keys, asked: 0 };
    const server = createServer((_request, response) => {
      state.asked += 1;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ keys: state.keys }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const { guard } = await openFixture({ auth: auth0({ issuer, audience: AUDIENCE }), rateLimit: false });
    const statusOf = async (kid: string, key: CryptoKey) => {
      const headers = { authorization: `Bearer ${await sign({ kid }, { iss: issuer }, key)}` };
      return (await guard(new Request(`${BASE}/consumers`, { headers }))).status;
    };
    return { state, statusOf };
  }

  test("a new one works at once for all who come with it, at the cost of one question", async () => {
    const { state, statusOf } = await openIssuer();
    expect(await statusOf(KID, pair.privateKey)).toBe(200);
    const rotated = await generateKeyPair("RS256", { extractable: true });
    state.keys = [{ ...(await exportJWK(rotated.publicKey)), kid: "rotated", alg: "RS256" }];
    const statuses = await Promise.all(Array.from({ length: 20 }, () => statusOf("rotated", rotated.privateKey)));
    expect({ statuses, asked: state.asked }).toEqual({ statuses: Array(20).fill(200), asked: 2 });
    expect(await statusOf(KID, pair.privateKey)).toBe(401);
  });

  test("unknown ones cannot make the guard flood the issuer", async () => {
    const { state, statusOf } = await openIssuer();
    for (let turn = 0; turn < 30; turn += 1) expect(await statusOf(`made-up-${turn}`, attacker.privateKey)).toBe(401);
    expect(state.asked).toBe(1 + 5);
    expect(await statusOf(KID, pair.privateKey)).toBe(200);
  });

  test("two of one kid let nobody in by chance", async () => {
    const { state, statusOf } = await openIssuer();
    state.keys = [...jwks.keys, attackerJwk as (typeof jwks.keys)[0]];
    expect(await statusOf(KID, attacker.privateKey)).toBe(401);
  });
});

test("an algorithm that was not allowed is refused, even from the issuer's own key", async () => {
  const { alg, ...anyAlgorithm } = jwks.keys[0] ?? { alg: "" };
  const privateJwk = await exportJWK(pair.privateKey);
  const statusWith = async (algorithm: string) => {
    const { guard } = await openFixture({
      auth: auth0({ issuer: ISSUER, audience: AUDIENCE, jwks: { keys: [anyAlgorithm] } }),
    });
    const token = await sign({ alg: algorithm }, {}, (await importJWK(privateJwk, algorithm)) as CryptoKey);
    return (await guard(new Request(`${BASE}/consumers`, { headers: { authorization: `Bearer ${token}` } }))).status;
  };
  expect(await Promise.all([alg, "RS512", "PS256"].map(statusWith))).toEqual([200, 401, 401]);
});

test("a token is asked for by name where there is none", async () => {
  const { guard, sent } = await openFixture();
  const answer = await call(guard, null, "PUT", "/me");
  expect(answer).toMatchObject({ status: 401, body: { code: "missing_token" } });
  expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="latchkey"');
  expect(answer.headers.get("x-request-id")).toBe(answer.body.requestId);
  expect(sent).toEqual([]);
});

test("a clock that is two seconds off does no harm", async () => {
  const { guard } = await openFixture();
  const headers = { authorization: `Bearer ${await sign({}, { exp: seconds(-2) })}` };
  expect((await guard(new Request(`${BASE}/consumers`, { headers }))).status).toBe(200);
});
