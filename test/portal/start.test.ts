import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { assertPortsFree, listen, PortError } from "../../portal/network.ts";

const entry = fileURLToPath(new URL("../../portal/start.ts", import.meta.url));
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

async function takePort(host = "127.0.0.1"): Promise<number> {
  const server = createServer().listen(0, host);
  servers.push(server);
  await once(server, "listening");
  return (server.address() as { port: number }).port;
}

/** Given though empty, so that a developer's own `.env` cannot fill them in. */
const NOTHING_HOSTED = {
  VITE_AUTH0_DOMAIN: "",
  VITE_AUTH0_CLIENT_ID: "",
  VITE_AUTH0_AUDIENCE: "",
  LATCHKEY_ZUPLO_ACCOUNT: "",
  LATCHKEY_ZUPLO_BUCKET: "",
  LATCHKEY_ZUPLO_API_KEY: "",
};

async function start(given: Record<string, string>) {
  const env = { PATH: process.env.PATH, ...NOTHING_HOSTED, ...given };
  const child = spawn(process.execPath, [entry], { env, stdio: "pipe" });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: child.exitCode ?? (await once(child, "exit"))[0], stdout, stderr };
}

const places = [
  [0, "the portal"],
  [1, "the sign-in server"],
  [2, "the key store"],
] as const;

for (const [offset, purpose] of places) {
  test(`npm start where the port of ${purpose} is taken names it, and how to choose another`, async () => {
    const port = await takePort();
    const { code, stdout, stderr } = await start({ PORT: String(port - offset) });
    expect(stderr).toContain(`Port ${port} (${purpose}) is already in use`);
    expect(stderr).toContain("PORT=5000 npm start");
    expect(stdout).toBe("");
    expect(code).toBe(1);
  });
}

test("npm start with a half-filled set says what is missing, and starts nothing", async () => {
  const { code, stdout, stderr } = await start({ VITE_AUTH0_DOMAIN: "skylark.eu.auth0.com" });
  expect(stderr).toContain("VITE_AUTH0_CLIENT_ID and VITE_AUTH0_AUDIENCE are missing");
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(stdout).toBe("");
  expect(code).toBe(1);
});

test("a program that listens on all addresses holds the port too", async () => {
  const port = await takePort("0.0.0.0");
  await expect(assertPortsFree([[port, "the portal"]])).rejects.toThrow(PortError);
});

test("a server that browsers hold connections to closes at once, and its port is free again", async () => {
  const port = await takePort();
  servers.pop()?.close();
  const server = await listen(() => new Response("hello"), port, "the portal");
  const response = await fetch(`http://localhost:${port}/`, { headers: { connection: "keep-alive" } });
  expect(await response.text()).toBe("hello");
  await server.close();
  await expect(assertPortsFree([[port, "the portal"]])).resolves.toBeUndefined();
});
