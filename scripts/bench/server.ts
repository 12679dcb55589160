/**
 * `npm run bench:server`: what the guard costs. It is measured side by side with a bare Hono handler that answers the
 * same bytes: all take turns, in short rounds, so that a busy machine is unfair to all alike. `guard-alone` has a key
 * service that answers at once; `guard` has the embedded store in the same process.
 *
 * `BENCH_SECONDS` (30) is how long each is under load in all.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import autocannon, { type Result } from "autocannon";
import type { Ready } from "./serve.ts";

const CONNECTIONS = 64;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 30);
const ROUNDS = 3;
/** The least share of the bare handler's rate that the guard is to reach. */
const GOAL = 0.7;

interface Subject {
  name: string;
  url: string;
  tokens: readonly string[];
  results: Result[];
  stop(): void;
}

async function open(name: "bare" | "guard-alone" | "guard"): Promise<Subject> {
  const child = fork(fileURLToPath(new URL("./serve.ts", import.meta.url)), [name]);
  const [{ port, tokens }] = (await once(child, "message")) as [Ready];
  const url = `http://127.0.0.1:${port}/api/keys/consumers`;
  return { name, url, tokens, results: [], stop: () => child.kill() };
}

function load({ url, tokens }: Subject, seconds: number): Promise<Result> {
  return autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: tokens.map((token) => ({ method: "GET" as const, headers: { authorization: `Bearer ${token}` } })),
  });
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

function summary({ name, results }: Subject) {
  const failed = results.reduce((sum, { errors, timeouts, non2xx }) => sum + errors + timeouts + non2xx, 0);
  return {
    name,
    "requests/s": Math.round(mean(results.map(({ requests }) => requests.average))),
    "p50 ms": Math.max(...results.map(({ latency }) => latency.p50)),
    "p99 ms": Math.max(...results.map(({ latency }) => latency.p99)),
    failed,
  };
}

const subjects = [await open("bare"), await open("guard-alone"), await open("guard")];
try {
  for (const subject of subjects) await load(subject, 2);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const subject of subjects) subject.results.push(await load(subject, SECONDS / ROUNDS));
  }
} finally {
  for (const subject of subjects) subject.stop();
}

const summaries = subjects.map(summary);
console.table(summaries);
const [bare, ...guards] = summaries;
for (const guard of guards) {
  const share = guard["requests/s"] / (bare?.["requests/s"] ?? Number.NaN);
  process.stdout.write(`${guard.name} reaches ${share.toFixed(2)} of the bare handler's rate (goal: ${GOAL}).\n`);
}
if (summaries.some(({ failed }) => failed > 0)) process.exitCode = 1;
