import * as v from "valibot";
import { LatchkeyError } from "../core/problem.js";

/** What is known of a user's e-mail address. */
export interface EmailFacts {
  readonly email: string | null;
  readonly emailVerified: boolean;
}

const NOTHING_KNOWN: EmailFacts = { email: null, emailVerified: false };

const userinfoSchema = v.object({
  sub: v.string(),
  email: v.optional(v.string()),
  email_verified: v.optional(v.boolean()),
});

/** More tokens than one instance sees in the life of a token; the oldest leave first. */
const MAX_ENTRIES = 10_000;
const TIMEOUT_MS = 5000;

interface Entry {
  readonly facts: Promise<EmailFacts>;
  readonly expiresAt: number;
}

/**
 * Asks the issuer's `/userinfo` for the e-mail address, once per token and never past the token's own expiry.
 *
 * Tokens are remembered by their hash, so that the cache holds nothing that could be used.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#UserInfo
 */
export function createUserinfo({
  url,
  fetch = globalThis.fetch,
}: {
  url: URL;
  fetch?: typeof globalThis.fetch | undefined;
}) {
  const cache = new Map<string, Entry>();

  return async (token: string, sub: string, exp: number): Promise<EmailFacts> => {
    const id = await fingerprint(token);
    const known = cache.get(id);
    if (known && known.expiresAt > Date.now()) return known.facts;

    const facts = ask(url, fetch, token, sub);
    cache.set(id, { facts, expiresAt: exp * 1000 });
    evict(cache);
    // A failure is not a fact: the next request asks again.
    facts.catch(() => cache.delete(id));
    return facts;
  };
}

async function ask(url: URL, fetch: typeof globalThis.fetch, token: string, sub: string): Promise<EmailFacts> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, accept: "application/json" },
      // The token must not follow a redirect to wherever it leads. (Workers know no "error".)
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    // The issuer does not let this token read a profile (it was issued without `openid`): nothing is known, for good.
    if (response.status === 401 || response.status === 403) return NOTHING_KNOWN;
    if (!response.ok) throw new Error(`/userinfo answered ${response.status}`);
    body = await response.json();
  } catch (cause) {
    const detail = "Your e-mail address could not be looked up. Try again in a moment.";
    throw new LatchkeyError("identity_unavailable", { detail, cause });
  }
  const profile = v.safeParse(userinfoSchema, body);
  // OpenID Connect Core 5.3.2: an answer about another subject must not be used.
  if (!profile.success || profile.output.sub !== sub) return NOTHING_KNOWN;
  return { email: profile.output.email ?? null, emailVerified: profile.output.email_verified === true };
}

function evict(cache: Map<string, Entry>) {
  for (const oldest of cache.keys()) {
    if (cache.size <= MAX_ENTRIES) return;
    cache.delete(oldest);
  }
}

async function fingerprint(token: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
