/** A local identity server for one test file, on a port and in a data folder of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalJWKSet } from "jose";
import { afterAll, beforeAll } from "vitest";
import { type Identity, openIdentity } from "../../portal/identity/index.ts";
import { type Listening, listen } from "../../portal/network.ts";
import { CLIENT_ID, fetchOnce, freePort, PORTAL } from "./browser.ts";

const port = await freePort();
export const issuer = `http://localhost:${port}/`;
export const dataFolder = mkdtempSync(join(tmpdir(), "latchkey-identity-"));

let identity: Identity;
let server: Listening;

async function open(): Promise<void> {
  identity = openIdentity({ issuer, client: { id: CLIENT_ID, origin: PORTAL }, dataFolder });
  server = await listen(identity.app.fetch, port, "the sign-in server");
}

async function close(): Promise<void> {
  await server.close();
  identity.close();
}

export async function restart(): Promise<void> {
  await close();
  await open();
}

/** Calls the server without the network, to send what `fetch` would not. */
export const request = (url: string) => identity.app.request(url);

/** The keys that tokens are verified with, fetched anew. */
export async function publicKeys() {
  return createLocalJWKSet(await (await fetchOnce(new URL(".well-known/jwks.json", issuer))).json());
}

export const userinfo = (token: string) =>
  fetchOnce(new URL("userinfo", issuer), { headers: { authorization: `Bearer ${token}`, origin: PORTAL } });

beforeAll(open);

afterAll(async () => {
  await close();
  rmSync(dataFolder, { recursive: true });
});
