/**
 * A whole server side for one test: a guard over a real key store in memory, an issuer with real RSA keys, and a record
 * of what the guard sent upstream, each request checked against the published contract.
 */
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { openKeyStore } from "latchkey/key-store";
import { auth0, createGuard, type Guard, type GuardOptions, zuplo } from "latchkey/server";
import { validateRequest } from "../contract/zuplo.ts";

export const ISSUER = "https://tenant.example.com/";
export const AUDIENCE = "https://api.example.com";
const CLAIM = "https://latchkey.dev/email";
const STORE_KEY = "the-store's-own-bearer-token";
const KID = "test-key";

const pair = await generateKeyPair("RS256", { extractable: true });
export const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: KID, alg: "RS256" }] };

export interface Person {
  sub: string;
  email?: string;
  verified?: boolean;
}

export const ada: Person = { sub: "auth0|ada", email: "ada@example.com" };
export const bob: Person = { sub: "auth0|bob", email: "bob@example.com" };

/** An access token as the tenant would sign it; `claims` overrides. */
export async function signToken(person: Person, claims: JWTPayload = {}): Promise<string> {
  const email =
    person.email === undefined ? {} : { [CLAIM]: person.email, [`${CLAIM}_verified`]: person.verified ?? true };
  return new SignJWT({ sub: person.sub, iss: ISSUER, aud: AUDIENCE, ...email, ...claims })
    .setProtectedHeader({ alg: "RS256", kid: KID, typ: "at+jwt" })
    .setIssuedAt(claims.iat)
    .setExpirationTime(claims.exp ?? "1h")
    .sign(pair.privateKey);
}

export { KID, pair };

type Options = Partial<GuardOptions> & {
  /** Stands between the guard and the store: answers instead of it, or passes on. */
  intercept?: (request: Request, pass: () => Promise<Response>) => Promise<Response>;
  buckets?: Parameters<typeof openKeyStore>[0]["buckets"];
  bucket?: string;
  timeoutMs?: number;
};

/** A guard and its store, both fresh. */
export async function openFixture({
  intercept,
  buckets,
  bucket = "production",
  timeoutMs,
  now,
  ...options
}: Options = {}) {
  const store = await openKeyStore({
    database: ":memory:",
    apiKey: STORE_KEY,
    ...(buckets ? { buckets } : {}),
    ...(now ? { now } : {}),
  });
  const sent: { method: string; url: string; body: unknown }[] = [];
  const fetch = async (request: Request) => {
    const text = await request.clone().text();
    const url = new URL(request.url);
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    validateRequest(request.method, url.pathname + url.search, body);
    sent.push({ method: request.method, url: url.pathname + url.search, body });
    return intercept ? intercept(request, () => store.fetch(request)) : store.fetch(request);
  };
  const upstream = zuplo({
    account: "local",
    bucket,
    apiKey: STORE_KEY,
    url: "http://store.test",
    fetch,
    ...(timeoutMs ? { timeoutMs } : {}),
  });
  const guard = createGuard({
    auth: auth0({ issuer: ISSUER, audience: AUDIENCE, jwks }),
    upstream,
    ...(now ? { now } : {}),
    ...options,
  });
  return {
    guard,
    store,
    sent,
    upstream,
    storeFetch: (method: string, path: string, body?: unknown) => callStore(store, method, path, body),
  };
}

export const BASE = "http://portal.test/api/keys";

/** One call of the guard, as the browser makes it. */
export async function call(
  guard: Guard,
  person: Person | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const headers = new Headers();
  if (person) headers.set("authorization", `Bearer ${await signToken(person)}`);
  if (body !== undefined) headers.set("content-type", "application/json");
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return readAnswer(
    await guard(new Request(BASE + path, { method, headers, ...(body === undefined ? {} : { body: text }) })),
  );
}

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes and assert what they find
export type Answer = { status: number; headers: Headers; text: string; body: any };

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text === "" ? undefined : JSON.parse(text) };
}

type Store = Awaited<ReturnType<typeof openKeyStore>>;

/** One call of the store's own API, as an operator makes it. */
async function callStore(store: Store, method: string, path: string, body?: unknown): Promise<Answer> {
  const url = `http://store.test/v1/accounts/local/key-buckets${path}`;
  const headers = { authorization: `Bearer ${STORE_KEY}`, "content-type": "application/json" };
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  return readAnswer(await store.fetch(new Request(url, { method, headers, ...init })));
}

/** The first visit of a person: their consumer and their key, in the open. */
export async function firstVisit(guard: Guard, person: Person) {
  const { body } = await call(guard, person, "PUT", "/me");
  const consumer = body.data[0];
  const key = consumer.apiKeys.data[0];
  return { consumerId: consumer.id as string, keyId: key.id as string, secret: key.key as string };
}
