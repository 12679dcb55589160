import type { GetTokenSilentlyOptions } from "@auth0/auth0-react";
import * as v from "valibot";
import { LatchkeyError } from "../core/problem.js";
import { problemSchema } from "../core/wire.js";
import { createLapseWatch, type LapseWatch } from "./lapse.js";

/** Auth0's `getAccessTokenSilently`, as far as it is used here. */
export type GetAccessToken = (options: GetTokenSilentlyOptions) => Promise<string | undefined>;

/** Where the tokens for the key service come from. */
export interface Tokens {
  /** The cached access token, or a new one where it has expired. */
  get(): Promise<string>;
  /** A new access token, whatever is cached: with what the tenant knows of the user now. */
  renew(): Promise<string>;
  /** Makes the next {@link Tokens.get} a renewal: the session behind the cached token may be over. */
  distrust(): void;
}

/** OAuth's names for "the user has to sign in again". */
const SESSION_ENDED = [
  "login_required",
  "invalid_grant",
  "consent_required",
  "interaction_required",
  "mfa_required",
  "missing_refresh_token",
];

/**
 * @param audience the API's identifier; left out, the one of the `Auth0Provider` applies
 * @returns tokens whose failures are `LatchkeyError`s: `expired_token` where only signing in helps
 */
export function createTokens(
  getAccessToken: GetAccessToken,
  audience: string | undefined,
  lapse: LapseWatch = createLapseWatch(),
): Tokens {
  const authorization = audience === undefined ? {} : { authorizationParams: { audience } };
  let isDistrusted = false;
  const ask = async (options: GetTokenSilentlyOptions) => {
    const token = await getAccessToken({ ...authorization, ...options }).catch((cause: unknown) => {
      throw tokenError(cause);
    });
    if (token === undefined) throw new LatchkeyError("missing_token", { detail: "Sign in again." });
    return token;
  };
  const renew = async () => {
    const token = await lapse.during(() => ask({ cacheMode: "off" }));
    isDistrusted = false;
    return token;
  };
  return {
    get: () => (isDistrusted ? renew() : lapse.during(() => ask({}))),
    renew,
    distrust: () => {
      isDistrusted = true;
    },
  };
}

function tokenError(cause: unknown): LatchkeyError {
  const code = cause instanceof Error && "error" in cause ? cause.error : undefined;
  if (typeof code === "string" && SESSION_ENDED.includes(code)) {
    return new LatchkeyError("expired_token", { detail: "Sign in again.", cause });
  }
  // What has no OAuth code never reached the tenant.
  if (code === undefined || code === "timeout") return new LatchkeyError("identity_unavailable", { cause });
  return new LatchkeyError("invalid_token", { detail: "Sign in again.", cause });
}

const REFUSED: readonly unknown[] = ["invalid_token", "expired_token"];

/**
 * A `fetch` that gets one more chance: where the server refuses a cached token, as after the tenant rotated its keys,
 * the same request goes out once with a new one. Safe for writes too: a refused request has changed nothing.
 */
export function fetchWithRenewal(
  tokens: Pick<Tokens, "renew">,
  send: typeof fetch = (...args) => fetch(...args),
): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init);
    if (!(await refusesToken(response))) return response;
    const headers = new Headers(init?.headers);
    // Without a new token there is nothing to try, and the refusal stands.
    const token = await tokens.renew().catch(() => null);
    if (token === null || headers.get("authorization") === `Bearer ${token}`) return response;
    headers.set("authorization", `Bearer ${token}`);
    return send(input, { ...init, headers });
  };
}

async function refusesToken(response: Response): Promise<boolean> {
  if (response.status !== 401) return false;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const problem = v.safeParse(problemSchema, body);
  return problem.success && REFUSED.includes(problem.output.code);
}
