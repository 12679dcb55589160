/**
 * One server of `npm run bench:server`, in a process of its own so that the load does not share its thread:
 * `guard` (a guard over the embedded store, in memory), `guard-alone` (the same over a store that answers each read from
 * memory, so that only the guard costs) or `bare` (a Hono handler that answers the guard's very bytes).
 * Tells its parent where it listens and which tokens open it; and, when asked, how much memory it takes after a
 * collection of garbage. With `file` the store is in a file.
 */
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { openKeyStore } from "latchkey/key-store";
import { auth0, createGuard, zuplo } from "latchkey/server";

export interface Ready {
  port: number;
  tokens: string[];
}

const ISSUER = "https://tenant.example.com/";
const AUDIENCE = "https://api.example.com";
const USERS = 1000;
const LIST = "/api/keys/consumers";

const [kind, where] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "latchkey-bench-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
process.once("SIGTERM", () => process.exit());
const { handler, tokens } = await openGuard();
await serve(kind === "bare" ? await openBare(handler, tokens) : handler, tokens);

/** A guard with a thousand users, each with a consumer and a key, and a token each. */
async function openGuard() {
  const pair = await generateKeyPair("RS256", { extractable: true });
  const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: "bench", alg: "RS256" }] };
  const store = await openKeyStore({
    database: where === "file" ? join(folder, "keys.db") : ":memory:",
    apiKey: "bench-token-of-the-store",
  });
  const handler = createGuard({
    auth: auth0({ issuer: ISSUER, audience: AUDIENCE, jwks }),
    // A thousand users share the load of many more.
    rateLimit: false,
    upstream: zuplo({
      account: "local",
      bucket: "production",
      apiKey: "bench-token-of-the-store",
      url: "http://store.invalid",
      fetch: kind === "guard-alone" ? remembering(store.fetch) : store.fetch,
    }),
  });
  const tokens = await Promise.all(
    Array.from({ length: USERS }, (_, index) =>
      new SignJWT({
        iss: ISSUER,
        aud: AUDIENCE,
        sub: `auth0|${index}`,
        "https://latchkey.dev/email": `user${String(index).padStart(4, "0")}@example.com`,
        "https://latchkey.dev/email_verified": true,
      })
        .setProtectedHeader({ alg: "RS256", kid: "bench" })
        .setIssuedAt()
        .setExpirationTime("1h")
        .sign(pair.privateKey),
    ),
  );
  for (const token of tokens) {
    const authorization = `Bearer ${token}`;
    const answer = await handler(
      new Request("http://bench/api/keys/me", { method: "PUT", headers: { authorization } }),
    );
    if (!answer.ok) throw new Error(`A first visit answered ${answer.status}: ${await answer.text()}`);
  }
  return { handler, tokens };
}

/** Reads are answered as they were the first time. */
function remembering(fetch: (request: Request) => Promise<Response>) {
  const answers = new Map<string, string>();
  return async (request: Request) => {
    if (request.method !== "GET") {
      answers.clear();
      return fetch(request);
    }
    const answer = answers.get(request.url) ?? (await (await fetch(request)).text());
    answers.set(request.url, answer);
    return new Response(answer, { headers: { "content-type": "application/json" } });
  };
}

/** The least that a server must do to send the same bytes. */
async function openBare(guard: (request: Request) => Promise<Response>, tokens: readonly string[]) {
  const headers = { authorization: `Bearer ${tokens[0]}` };
  const answer = await guard(new Request(`http://bench${LIST}`, { headers }));
  const body = await answer.text();
  const answered = Object.fromEntries(answer.headers);
  const app = new Hono().get(LIST, (c) => c.body(body, 200, answered));
  return async (request: Request) => app.fetch(request);
}

async function serve(fetch: (request: Request) => Promise<Response>, tokens: string[]) {
  const server = createAdaptorServer({ fetch }) as Server;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  process.send?.({ port, tokens } satisfies Ready);
  process.on("message", () => {
    globalThis.gc?.();
    process.send?.(Math.round(process.memoryUsage().rss / 1024 / 1024));
  });
}
