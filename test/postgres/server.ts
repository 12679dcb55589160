import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PASSWORD, USER } from "./login.ts";

export interface TestServer {
  /** A URL of the server's database, with its password. */
  url: string;
  /** Stops the server and removes what it has written. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL that nobody else can reach: on a socket in a folder of its own.
 *
 * @throws Error with the reason where it does not start
 */
export async function startPostgres(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-pg-"));
  const keeper = spawn(process.execPath, [fileURLToPath(new URL("keeper.ts", import.meta.url)), folder], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let errors = "";
  keeper.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const ended = once(keeper, "exit");
  const ready = await Promise.race([once(keeper.stdout, "data").then(() => true), ended.then(() => false)]);
  if (!ready) throw new Error(`The PostgreSQL of the tests does not start. ${errors}`);
  return {
    url: `postgres://${USER}:${encodeURIComponent(PASSWORD)}@${encodeURIComponent(folder)}/postgres`,
    async stop() {
      keeper.stdin.end();
      await ended;
    },
  };
}
