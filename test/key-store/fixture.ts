/** A key store for one test, and calls of its API of which every answer is checked against the published contract. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type KeyStore, type KeyStoreOptions, openKeyStore } from "latchkey/key-store";
import { onTestFinished } from "vitest";
import { validateResponse } from "../contract/zuplo.ts";
import { freshDatabase } from "./database.ts";

export const API_KEY = "the-bearer-token-of-tests";
export const ROOT = "/v1/accounts/local/key-buckets";
export const NOW = Date.parse("2030-01-01T00:00:00.000Z");
export const HOUR = 3_600_000;

export const at = (time: number) => new Date(time).toISOString();

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes and assert what they find
  body: any;
}

/** Sends a request as it is and checks the answer. */
export async function send(store: KeyStore, request: Request): Promise<Answer> {
  const { pathname, search } = new URL(request.url);
  const response = await store.fetch(request);
  const text = await response.text();
  const body = text === "" ? undefined : JSON.parse(text);
  validateResponse(request.method, pathname + search, response.status, body);
  return { status: response.status, headers: response.headers, text, body };
}

export type Call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** Calls below the account's buckets, with the bearer token; a body that is a text is sent as it is. */
export function caller(store: KeyStore): Call {
  return (method, path, body, headers = {}) =>
    send(
      store,
      new Request(`http://store.test${ROOT}${path}`, {
        method,
        headers: { authorization: `Bearer ${API_KEY}`, "content-type": "application/json", ...headers },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    );
}

/** A store with nothing in it whose clock the test sets, closed when the test ends. */
export async function openTestStore(options: Partial<KeyStoreOptions> = {}) {
  const clock = { now: NOW };
  const failures: unknown[] = [];
  const store = await openKeyStore({
    ...(options.database === undefined ? freshDatabase() : { database: options.database }),
    apiKey: API_KEY,
    // Else the one in the developer's own environment.
    secret: "the-secret-of-tests-is-no-secret-at-all",
    now: () => clock.now,
    onError: (error) => failures.push(error),
    ...options,
  });
  onTestFinished(() => store.close());
  return { store, call: caller(store), clock, failures };
}

/** A store with the consumer `ada` in the bucket `production`, and the first key of hers. */
export async function openWithAda(options: Partial<KeyStoreOptions> = {}) {
  const opened = await openTestStore(options);
  const { body } = await opened.call("POST", "/production/consumers?with-api-key=true", {
    name: "ada",
    tags: { sub: "auth0|ada" },
    managers: [{ email: "Ada@Example.com", sub: "auth0|ada" }],
  });
  const [key] = body.apiKeys;
  return { ...opened, keyId: key.id as string, key: key.key as string };
}

/** An empty folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
