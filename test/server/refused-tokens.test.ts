/** What somebody whose token is refused is told: enough to know what to do. */
import { errors } from "jose";
import { auth0, LatchkeyError } from "latchkey/server";
import { describe, expect, test } from "vitest";
import { AUDIENCE, ada, ISSUER, jwks, signToken } from "./fixture.ts";

const authenticate = auth0({ issuer: ISSUER, audience: AUDIENCE, jwks });
const asked = (authorization?: string) =>
  new Request("http://portal.test/me", authorization === undefined ? {} : { headers: { authorization } });

async function refusal(attempt: Promise<unknown>) {
  const error = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof LatchkeyError)) throw new Error("It was not refused.");
  return { code: error.code, detail: error.detail ?? "" };
}

const refusalOf = async (claims: Record<string, unknown>) =>
  refusal(authenticate(asked(`Bearer ${await signToken(ada, claims)}`)));

const now = () => Math.floor(Date.now() / 1000);

describe("a refused token", () => {
  test.each([
    ["that has expired", () => ({ exp: now() - 60 }), "expired_token", /has expired. Sign in again/],
    ["of another issuer", () => ({ iss: "https://other.example/" }), "invalid_token", /`iss`/],
    ["for another API", () => ({ aud: "https://other.example" }), "invalid_token", /`aud`/],
    ["that is not valid yet", () => ({ nbf: now() + 60 }), "invalid_token", /`nbf`/],
    ["of the future", () => ({ iat: now() + 60 }), "invalid_token", /`iat` lies in the future/],
    ["of nobody", () => ({ sub: "" }), "invalid_token", /names no subject/],
    ["of a subject without an end", () => ({ sub: "a".repeat(256) }), "invalid_token", /names no subject/],
  ] as const)("%s says so", async (_, claims, code, detail) => {
    expect(await refusalOf(claims())).toEqual({ code, detail: expect.stringMatching(detail) });
  });

  test("that cannot be verified is told from none at all", async () => {
    const token = await signToken(ada);
    const broken = await refusal(authenticate(asked(`Bearer ${token.slice(0, -20)}${"A".repeat(20)}`)));
    expect(broken).toEqual({ code: "invalid_token", detail: "The access token could not be verified." });
    expect((await refusal(authenticate(asked()))).code).toBe("missing_token");
    expect(await refusal(authenticate(asked("Basic YTpi")))).toMatchObject({
      code: "invalid_token",
      detail: expect.stringContaining("one bearer token"),
    });
  });
});

test("a subject may have 255 characters, and spaces may stand before the token", async () => {
  const sub = "a".repeat(255);
  const token = await signToken({ ...ada, sub });
  expect(await authenticate(asked(`Bearer   ${token}`))).toMatchObject({ sub });
});

test.each([
  ["are not to be had in time", new errors.JWKSTimeout()],
  ["make no sense", new errors.JWKSInvalid()],
  ["answer nothing of use", new errors.JOSEError("Expected 200 OK")],
  ["cannot be reached", new TypeError("fetch failed")],
])("where the issuer's keys %s, that is not the user's fault", async (_, cause) => {
  const jwksThatFails = async () => Promise.reject(cause);
  const failing = auth0({ issuer: ISSUER, audience: AUDIENCE, jwks: jwksThatFails });
  expect(await refusal(failing(asked(`Bearer ${await signToken(ada)}`)))).toEqual({
    code: "identity_unavailable",
    detail: expect.stringContaining("keys of the sign-in service"),
  });
});

describe("options that cannot work are refused at once", () => {
  const good = { issuer: ISSUER, audience: AUDIENCE, jwks };
  test.each([
    ["no algorithm", { ...good, algorithms: [] }],
    ["a symmetric algorithm", { ...good, algorithms: ["HS256"] }],
    ["an algorithm with something before it", { ...good, algorithms: ["noneRS256"] }],
    ["an algorithm with something behind it", { ...good, algorithms: ["RS256 none"] }],
    ["no audience", { ...good, audience: [] }],
    ["an empty audience", { ...good, audience: "" }],
    ["a domain that is an address", { audience: AUDIENCE, domain: "https://tenant.example.com" }],
    ["a domain with a path", { audience: AUDIENCE, domain: "tenant.example.com/x" }],
    ["a domain and an issuer", { ...good, domain: "tenant.example.com" }],
  ])("%s", (_, options) => expect(() => auth0(options)).toThrow(TypeError));

  test("but a domain in capitals works, and so do several audiences", () => {
    expect(() => auth0({ domain: "Tenant.Example.com", audience: [AUDIENCE, "https://two.example"] })).not.toThrow();
  });
});
