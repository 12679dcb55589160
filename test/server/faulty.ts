/** A guard over a real HTTP server that is a real key store, until the test says how it misbehaves. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { openKeyStore } from "latchkey/key-store";
import { auth0, createGuard, type GuardOptions, type ZuploOptions, zuplo } from "latchkey/server";
import { onTestFinished } from "vitest";
import { AUDIENCE, ada, call, firstVisit, ISSUER, jwks } from "./fixture.ts";

export const STORE_KEY = "the-store's-own-bearer-token";
/** What a broken service might say, and nobody must read. */
export const WORDS_OF_UPSTREAM = `internal host 10.0.0.7 ${STORE_KEY}`;

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
}

/** Answers instead of the store, or passes on; `pass` does what was asked for and gives back the store's answer. */
export type Fault = (
  seen: Seen,
  response: ServerResponse,
  pass: () => Promise<Response>,
) => Promise<unknown> | unknown | undefined;

/** Resets the connection; after the store has done it, where `done` is given. */
export const reset = (response: ServerResponse) => void response.socket?.destroy();
export const hang = () => undefined;

/** The store does it, and its answer gets lost. */
export const lose: Fault = async (_seen, response, pass) => {
  await pass();
  reset(response);
};

export const makesKey = ({ method, path }: Seen) => method === "POST" && path.endsWith("/keys");
export const endsKey = ({ method, path }: Seen) => method === "PATCH" && /\/keys\/[^/]+$/.test(path);
export const takesKeyBack = ({ method, path }: Seen) => method === "DELETE" && /\/keys\/[^/]+$/.test(path);
export const makesConsumer = ({ method, path }: Seen) => method === "POST" && path.endsWith("/consumers");
export const reads = ({ method }: Seen) => method === "GET";

export async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type Options = Partial<GuardOptions> & Pick<ZuploOptions, "timeoutMs" | "retries" | "retryBudget" | "breaker" | "url">;

/** A guard, its misbehaving server and the store behind it; `state.fault` is asked first for each request. */
export async function openFaulty(options: Options = {}) {
  const { timeoutMs, retries, retryBudget, breaker, url, ...guardOptions } = options;
  const store = await openKeyStore({
    database: ":memory:",
    apiKey: STORE_KEY,
    buckets: ["production", { name: "one-time", isRetrievable: false }],
  });
  const seen: Seen[] = [];
  const state: { fault: (seen: Seen) => Fault | null } = { fault: () => null };
  const base = await listen(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", url: target = "", headers } = request;
    const now = { method, path: target.split("?")[0] ?? "", authorization: headers.authorization };
    seen.push(now);
    const pass = () =>
      store.fetch(
        new Request(`http://store.test${target}`, {
          method,
          headers: { authorization: headers.authorization ?? "", "content-type": "application/json" },
          ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
        }),
      );
    const fault = state.fault(now);
    if (fault) return void (await fault(now, response, pass));
    const answer = await pass();
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(await answer.text());
  });
  const upstream = zuplo({
    account: "local",
    bucket: "production",
    apiKey: STORE_KEY,
    url: url ?? base,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(retries === undefined ? {} : { retries }),
    ...(retryBudget === undefined ? {} : { retryBudget }),
    ...(breaker === undefined ? {} : { breaker }),
  });
  const guard = createGuard({ auth: auth0({ issuer: ISSUER, audience: AUDIENCE, jwks }), upstream, ...guardOptions });
  return { guard, store, upstream, base, seen, state };
}

/** As {@link openFaulty}, after Ada's first visit. */
export async function openOwned(options: Options = {}) {
  const fixture = await openFaulty(options);
  const owned = await firstVisit(fixture.guard, ada);
  /** Ada's keys as they are, past every fault. */
  const keys = async () => {
    const { fault } = fixture.state;
    fixture.state.fault = () => null;
    const { body } = await call(fixture.guard, ada, "GET", "/consumers");
    fixture.state.fault = fault;
    return body.data[0].apiKeys.data as { id: string; description: string; expiresOn: string | null }[];
  };
  fixture.seen.length = 0;
  return { ...fixture, ...owned, keys };
}

/** The fault on the first request that `matches`, and on no other. */
export function once(matches: (seen: Seen) => boolean, fault: Fault) {
  let done = false;
  return (seen: Seen) => {
    if (done || !matches(seen)) return null;
    done = true;
    return fault;
  };
}
