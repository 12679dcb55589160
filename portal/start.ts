/**
 * `npm start`: the demo portal, whole. It builds the package and the pages, then runs the portal, its sample API, the
 * sign-in server and the key store on this machine, until Ctrl-C.
 */
import { existsSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { buildAll } from "./build.ts";
import { assertPortsFree } from "./network.ts";
import type { Portal } from "./portal.ts";
import { neededPorts, readSettings, type Settings } from "./settings.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const say = (text: string) => process.stdout.write(`${text}\n`);

let portal: Portal | undefined;
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await portal?.close();
  say("Latchkey has stopped. Your data is kept.");
  process.exit(0);
}

function summary({ ports, auth0, zuplo, store, dataFolder }: Settings): string {
  const origin = `http://localhost:${ports.portal}`;
  const lines: [name: string, value: string][] = [
    ["Portal", `${origin}/`],
    ["API keys", `${origin}/settings/api-keys`],
    [
      "Sign-in",
      auth0 ? `https://${auth0.domain}/ (Auth0)` : `http://localhost:${ports.identity}/ (any e-mail, any password)`,
    ],
  ];
  if (zuplo) {
    lines.push(["Key store", `hosted Zuplo, account ${zuplo.account}, bucket ${zuplo.bucket}`]);
  } else {
    lines.push(["Key store", `http://localhost:${ports.keyStore}/v1/accounts/local/key-buckets/${store.bucket}`]);
    lines.push(["  bearer", store.token]);
  }
  if (!auth0 || !zuplo) lines.push(["Data", shortest(dataFolder)]);
  return lines.map(([name, value]) => `  ${name.padEnd(11)}${value}`).join("\n");
}

/** Relative where the folder lies below this one, as it does unless it was moved. */
function shortest(folder: string): string {
  const path = relative(process.cwd(), folder);
  return path === "" || path.startsWith("..") ? folder : path;
}

async function start(): Promise<void> {
  const envFile = `${root}.env`;
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const settings = readSettings(process.env, root);
  await assertPortsFree(neededPorts(settings));
  say("Building the package and the portal…");
  await buildAll();
  // Only now does `latchkey/…` exist to be imported.
  const { startPortal } = await import("./portal.ts");
  portal = await startPortal(settings);
  say(`\n${summary(settings)}\n\n  Ctrl-C stops everything.\n\nLatchkey is ready`);
}

process.once("SIGINT", stop);
process.once("SIGTERM", stop);

try {
  await start();
} catch (error) {
  process.stderr.write(`Latchkey cannot start.\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
