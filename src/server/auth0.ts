import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { LatchkeyError } from "../core/problem.js";
import { bearerToken } from "./bearer.js";
import { issuerKeys } from "./issuer-keys.js";
import type { Authenticate, User } from "./user.js";
import { createUserinfo, type EmailFacts } from "./userinfo.js";

/** How to verify the access tokens of an Auth0 tenant, or of any issuer with Auth0's paths. */
export interface Auth0Options {
  /** The tenant's domain, such as `my-tenant.eu.auth0.com`. Give this or `issuer`. */
  domain?: string;
  /** The exact `iss` of the tokens, slash included, such as `https://login.example.com/`. */
  issuer?: string;
  /** The API's identifier at Auth0: a token must have been issued for it. */
  audience: string | readonly string[];
  /**
   * The claim of the access token that holds the e-mail address, `https://latchkey.dev/email` by default; the claim of
   * the same name with `_verified` behind it tells whether it is verified. Auth0 adds such claims only through an
   * Action; without them the guard asks `/userinfo`.
   */
  emailClaim?: string;
  /** The issuer's public keys, where they are not to be fetched from `/.well-known/jwks.json`. */
  jwks?: JSONWebKeySet | JWTVerifyGetKey;
  /** Signature algorithms to accept, `["RS256"]` by default. Never give a symmetric one. */
  algorithms?: readonly string[];
  /** Used for `/userinfo`, the global `fetch` by default. */
  fetch?: typeof fetch;
}

const DEFAULT_EMAIL_CLAIM = "https://latchkey.dev/email";
const CLOCK_TOLERANCE_S = 5;
/** Auth0 sends both; a logout token or the like is signed with the same keys, and is no access token. */
const TOKEN_TYPES = ["jwt", "at+jwt", "application/at+jwt"];
const MAX_SUB_LENGTH = 255;

/**
 * Verifies Auth0 access tokens: signature, algorithm, issuer, audience, type and times, with 5 s of clock tolerance.
 *
 * @throws TypeError at once where the options cannot work
 * @see https://auth0.com/docs/secure/tokens/access-tokens/validate-access-tokens
 */
export function auth0(options: Auth0Options): Authenticate {
  const issuer = issuerOf(options);
  const audience = audienceOf(options);
  const algorithms = [...(options.algorithms ?? ["RS256"])];
  if (algorithms.length === 0 || algorithms.some((name) => !/^(?:(?:RS|PS|ES)\d{3}|EdDSA|Ed25519)$/.test(name))) {
    throw new TypeError("auth0(): `algorithms` takes asymmetric algorithms only, such as RS256.");
  }
  const emailClaim = options.emailClaim ?? DEFAULT_EMAIL_CLAIM;
  const keys = keysOf(options, issuer);
  const userinfo = createUserinfo({ url: new URL("userinfo", issuer), fetch: options.fetch });

  return async (request) => {
    const token = bearerToken(request);
    const claims = await verify(token, keys, { issuer, audience, algorithms });
    const facts = factsFromClaims(claims, emailClaim) ?? (await userinfo(token, claims.sub, claims.exp));
    return { sub: claims.sub, ...facts, claims } satisfies User;
  };
}

interface Expected {
  issuer: string;
  audience: string[];
  algorithms: string[];
}

type VerifiedClaims = JWTPayload & { sub: string; exp: number };

async function verify(token: string, keys: JWTVerifyGetKey, expected: Expected): Promise<VerifiedClaims> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      ...expected,
      clockTolerance: CLOCK_TOLERANCE_S,
      requiredClaims: ["sub", "exp"],
    });
    const { sub, exp, iat } = payload;
    if (protectedHeader.typ !== undefined && !TOKEN_TYPES.includes(protectedHeader.typ.toLowerCase())) {
      throw new LatchkeyError("invalid_token", { detail: "This is not an access token." });
    }
    if (iat !== undefined && iat > Date.now() / 1000 + CLOCK_TOLERANCE_S) {
      throw new LatchkeyError("invalid_token", { detail: "The access token's `iat` lies in the future." });
    }
    if (typeof sub !== "string" || sub === "" || sub.length > MAX_SUB_LENGTH || exp === undefined) {
      throw new LatchkeyError("invalid_token", { detail: "The token names no subject." });
    }
    return { ...payload, sub, exp };
  } catch (error) {
    throw toAuthError(error);
  }
}

/** What jose found wrong, in words that help the portal's developer and tell an attacker nothing new. */
function toAuthError(error: unknown): LatchkeyError {
  if (error instanceof LatchkeyError) return error;
  if (error instanceof errors.JWTExpired) {
    return new LatchkeyError("expired_token", { detail: "The access token has expired. Sign in again.", cause: error });
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    const detail = `The access token's \`${error.claim}\` is not what this API expects.`;
    return new LatchkeyError("invalid_token", { detail, cause: error });
  }
  const keysMissing = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
  // A refused connection is a TypeError of fetch, a bad answer jose's generic error: the issuer is at fault, not the token.
  if (keysMissing || !(error instanceof errors.JOSEError) || error.code === errors.JOSEError.code) {
    const detail = "The keys of the sign-in service could not be fetched. Try again in a moment.";
    return new LatchkeyError("identity_unavailable", { detail, cause: error });
  }
  return new LatchkeyError("invalid_token", { detail: "The access token could not be verified.", cause: error });
}

/** `null` where the token says nothing of an e-mail address, so that somebody else must be asked. */
function factsFromClaims(claims: JWTPayload, emailClaim: string): EmailFacts | null {
  const email = claims[emailClaim];
  const verified = claims[`${emailClaim}_verified`];
  if (typeof email !== "string" || email === "" || verified === undefined) return null;
  return { email, emailVerified: verified === true };
}

function issuerOf({ domain, issuer }: Auth0Options): string {
  if ((domain === undefined) === (issuer === undefined)) {
    throw new TypeError("auth0(): give either `domain` or `issuer`.");
  }
  const text = issuer ?? `https://${domain}/`;
  if (!URL.canParse(text) || (domain !== undefined && new URL(text).host !== domain.toLowerCase())) {
    throw new TypeError("auth0(): `domain` is a bare host such as my-tenant.eu.auth0.com; `issuer` is a URL.");
  }
  return text;
}

function audienceOf({ audience }: Auth0Options): string[] {
  const list = typeof audience === "string" ? [audience] : [...audience];
  // Without an audience every token of the tenant would do, whatever API it was issued for.
  if (list.length === 0 || list.includes("")) throw new TypeError("auth0(): `audience` is missing.");
  return list;
}

function keysOf({ jwks }: Auth0Options, issuer: string): JWTVerifyGetKey {
  if (typeof jwks === "function") return jwks;
  if (jwks !== undefined) return createLocalJWKSet(jwks);
  return issuerKeys(new URL(".well-known/jwks.json", issuer));
}
