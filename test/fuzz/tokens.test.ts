import fc from "fast-check";
import { CompactSign } from "jose";
import { expect, test } from "vitest";
import { auth0, LatchkeyError } from "../../src/server/index.ts";
import { AUDIENCE, ISSUER, jwks, KID, pair, signToken } from "../server/fixture.ts";
import { anyHeaderValue, anyJson, anyText } from "./arbitraries.ts";
import { holds } from "./property.ts";

const CLAIM = "https://latchkey.dev/email";
const seconds = () => Math.floor(Date.now() / 1000);

const authenticate = auth0({
  issuer: ISSUER,
  audience: AUDIENCE,
  jwks,
  // The tenant's own answer to a token without an address in it.
  fetch: async () => Response.json({ sub: "auth0|ada" }),
});

/** Claims as they are: a library that makes tokens would refuse most of these. */
function sign(claims: object) {
  const usual = { sub: "auth0|ada", iss: ISSUER, aud: AUDIENCE, iat: seconds(), exp: seconds() + 3600 };
  const payload = new TextEncoder().encode(JSON.stringify({ ...usual, ...claims }));
  return new CompactSign(payload).setProtectedHeader({ alg: "RS256", kid: KID, typ: "at+jwt" }).sign(pair.privateKey);
}

async function outcomeOf(authorization: string) {
  try {
    return await authenticate(new Request("https://portal.example.com/me", { headers: { authorization } }));
  } catch (error) {
    expect(error).toBeInstanceOf(LatchkeyError);
    return error as LatchkeyError;
  }
}

const claimSet = fc.record(
  {
    sub: fc.oneof(anyText, anyJson, fc.constant("auth0|ada")),
    iss: fc.oneof(anyText, anyJson, fc.constant(ISSUER)),
    aud: fc.oneof(anyText, anyJson, fc.constantFrom(AUDIENCE, [AUDIENCE], ["other", AUDIENCE])),
    exp: fc.oneof(
      anyJson,
      fc.integer({ min: -10, max: 10 }).map((offset) => seconds() + offset * 60),
    ),
    nbf: fc.oneof(
      anyJson,
      fc.integer({ min: -10, max: 10 }).map((offset) => seconds() + offset * 60),
    ),
    [CLAIM]: fc.oneof(anyText, anyJson),
    [`${CLAIM}_verified`]: fc.oneof(fc.boolean(), anyJson, fc.constantFrom("true", 1)),
  },
  { requiredKeys: [] },
);

const usual = fc.constant({ sub: "auth0|ada", iss: ISSUER, aud: AUDIENCE });

test("whatever a signed token claims, its user is whole or refused with 401", async () => {
  await holds(
    fc.asyncProperty(
      fc.oneof(
        claimSet,
        fc.tuple(usual, claimSet).map(([a, b]) => ({ ...b, ...a })),
      ),
      async (claims) => {
        const outcome = await outcomeOf(`Bearer ${await sign(claims)}`);
        if (outcome instanceof LatchkeyError) {
          // `/userinfo` answers for ada alone: another subject's address cannot be known.
          expect([401, 503]).toContain(outcome.status);
          return;
        }
        const { sub, email, emailVerified } = outcome;
        expect(typeof sub === "string" && sub !== "" && sub.length <= 255).toBe(true);
        const given = claims as Record<string, unknown>;
        expect(given.iss ?? ISSUER).toBe(ISSUER);
        expect([given.aud ?? AUDIENCE].flat()).toContain(AUDIENCE);
        // Five seconds of tolerance, and one that the test may take.
        if (typeof given.exp === "number") expect(given.exp).toBeGreaterThan(seconds() - 7);
        if (typeof given.nbf === "number") expect(given.nbf).toBeLessThan(seconds() + 7);
        if (emailVerified) {
          expect(given[`${CLAIM}_verified`]).toBe(true);
          expect(email).toBe(given[CLAIM]);
        }
      },
    ),
  );
});

test("no text in the place of a token is taken for one, and none is an error of ours", async () => {
  const part = fc.base64String().map((text) => text.replaceAll("=", ""));
  const almost = fc.tuple(part, part, part).map((parts) => `Bearer ${parts.join(".")}`);
  await holds(
    fc.asyncProperty(
      fc.oneof(
        anyHeaderValue,
        anyHeaderValue.map((each) => `Bearer ${each}`),
        almost,
      ),
      async (header) => {
        const outcome = await outcomeOf(header);
        expect(outcome).toBeInstanceOf(LatchkeyError);
        expect((outcome as LatchkeyError).status).toBe(401);
      },
    ),
  );
});

test("a token with one character changed is refused", async () => {
  const token = await signToken({ sub: "auth0|ada", email: "ada@example.com" });
  await holds(
    fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(..."AaBb09-_.=~ "), async (at, character) => {
      const changed = token.slice(0, at) + character + token.slice(at + 1);
      // The last character of a signature has bits that say nothing.
      fc.pre(changed !== token && at < token.length - 1);
      expect(await outcomeOf(`Bearer ${changed}`)).toBeInstanceOf(LatchkeyError);
    }),
  );
});
