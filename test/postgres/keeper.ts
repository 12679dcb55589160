/**
 * Runs a PostgreSQL of its own as long as somebody holds its standard input open, and removes it afterwards: also where
 * the tests are stopped by Ctrl-C or killed. Prints `ready` once the server answers.
 *
 * Its argument is an empty folder, which takes the data and the socket and goes at the end.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findBinaries, runAs } from "./binaries.ts";
import { PASSWORD, USER } from "./login.ts";

const folder = process.argv[2] ?? "";
const data = join(folder, "data");
let server: ChildProcess | undefined;
let stopped = false;

async function stop(): Promise<void> {
  if (stopped) return;
  stopped = true;
  if (server && server.exitCode === null) {
    const ended = once(server, "exit");
    server.kill("SIGQUIT");
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}

// A Ctrl-C in the terminal reaches every process at once; the one that started us says when it is over.
for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => {});
process.on("SIGTERM", () => void stop());
process.stdin.on("end", () => void stop()).resume();

function own(path: string): void {
  if (runAs.uid !== undefined) chownSync(path, runAs.uid, runAs.gid);
}

try {
  own(folder);
  // Whoever runs PostgreSQL has to reach its programs and its socket.
  chmodSync(folder, 0o755);
  const { initdb, postgres } = await findBinaries(folder);
  mkdirSync(data, { mode: 0o700 });
  own(data);
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, PASSWORD, { mode: 0o600 });
  own(passwordFile);
  const made = spawnSync(
    initdb,
    // A collation that differs from the order of bytes, as most servers in the world have.
    `--pgdata=${data} --username=${USER} --pwfile=${passwordFile} --auth=scram-sha-256 --encoding=UTF8 --locale=C --locale-provider=icu --icu-locale=en-US --no-sync`.split(
      " ",
    ),
    { ...runAs, cwd: folder, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  const settings = {
    listen_addresses: "",
    unix_socket_directories: folder,
    max_connections: "200",
    // Nothing has to outlive the tests.
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
  };
  server = spawn(
    postgres,
    ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    // A process group of its own, so that Ctrl-C in the terminal leaves it alone.
    { ...runAs, cwd: folder, detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  let log = "";
  server.stderr?.setEncoding("utf8").on("data", (text: string) => {
    const before = log.includes("ready to accept connections");
    log = (log + text).slice(-10_000);
    if (!before && log.includes("ready to accept connections")) process.stdout.write("ready\n");
  });
  server.on("exit", (code) => {
    if (stopped) return;
    process.stderr.write(`PostgreSQL ended (${code}): ${log}\n`);
    process.exitCode = 1;
    void stop();
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
  void stop();
}
