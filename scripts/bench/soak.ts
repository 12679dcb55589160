/**
 * `npm run soak`: users who list, create, reveal and delete keys for ten minutes (`SOAK_MINUTES`), at half the rate that
 * the machine can do, against a guard over a store in a file. In the end every key that was acknowledged must be there,
 * every deleted one gone, nothing may have failed, and memory must be where it was.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Ready } from "./serve.ts";

const MINUTES = Number(process.env.SOAK_MINUTES ?? 10);
const WORKERS = 16;
const PEAK_SECONDS = 10;
/** Keys that a user keeps; the oldest is deleted when there is one more. */
const KEPT = 5;
/** What the memory of the second half may have more than that of the first. */
const GROWTH = 1.1;

interface Person {
  readonly token: string;
  consumerId: string;
  /** The ids that were acknowledged as made and not as deleted. */
  readonly keys: string[];
}

const child = fork(fileURLToPath(new URL("./serve.ts", import.meta.url)), ["guard", "file"], {
  execArgv: ["--expose-gc"],
});
const [{ port, tokens }] = (await once(child, "message")) as [Ready];
const failures: string[] = [];
let operations = 0;

async function call(person: Person, method: string, path: string, body?: object) {
  const response = await fetch(`http://127.0.0.1:${port}/api/keys${path}`, {
    method,
    headers: { authorization: `Bearer ${person.token}`, ...(body ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  operations += 1;
  if (!response.ok) failures.push(`${method} ${path}: ${response.status} ${text}`);
  return text === "" ? null : JSON.parse(text);
}

async function idsOf(person: Person): Promise<string[]> {
  const list = await call(person, "GET", "/consumers");
  return list.data[0].apiKeys.data.map(({ id }: { id: string }) => id);
}

/** One round of what a user does: four or five requests. */
async function round(person: Person) {
  const keys = `/consumers/${person.consumerId}/keys`;
  const made = await call(person, "POST", keys, { description: "Soak" });
  person.keys.push(made.id);
  await idsOf(person);
  const shown = await call(person, "GET", `${keys}/${made.id}?key-format=visible`);
  if (shown.key !== made.key) failures.push("A revealed key is not the one that was made.");
  const oldest = person.keys.length > KEPT ? person.keys[0] : undefined;
  if (oldest !== undefined) {
    await call(person, "DELETE", `${keys}/${oldest}`);
    person.keys.shift();
  }
}

/** Rounds at a rate per second in all, or as fast as they go. @returns requests per second */
async function run(people: readonly Person[], seconds: number, rate = Number.POSITIVE_INFINITY): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1000;
  const before = operations;
  const share = Math.ceil(people.length / WORKERS);
  await Promise.all(
    Array.from({ length: WORKERS }, async (_, worker) => {
      const own = people.slice(worker * share, (worker + 1) * share);
      for (let turn = 0; performance.now() < end; turn += 1) {
        const person = own[turn % own.length];
        if (person) await round(person);
        const due = start + ((operations - before) / rate) * 1000;
        await sleep(Math.max(0, Math.min(due, end) - performance.now()));
      }
    }),
  );
  return ((operations - before) / (performance.now() - start)) * 1000;
}

async function memory(): Promise<number> {
  child.send("memory");
  const [megabytes] = (await once(child, "message")) as [number];
  return megabytes;
}

try {
  const people: Person[] = tokens.map((token) => ({ token, consumerId: "", keys: [] }));
  for (const person of people) {
    const list = await call(person, "GET", "/consumers");
    person.consumerId = list.data[0].id;
    person.keys.push(...(await idsOf(person)));
  }
  const peak = await run(people, PEAK_SECONDS);
  process.stdout.write(`Peak: ${Math.round(peak)} requests/s. Half of it for ${MINUTES} minutes.\n`);

  const samples: number[] = [];
  const parts = Math.max(4, MINUTES * 2);
  for (let part = 0; part < parts; part += 1) {
    const rate = await run(people, (MINUTES * 60) / parts, peak / 2);
    samples.push(await memory());
    process.stdout.write(`${Math.round(rate)} requests/s, ${samples.at(-1)} MB, ${failures.length} failed\n`);
  }
  for (const person of people) {
    const there = new Set(await idsOf(person));
    const lost = person.keys.filter((id) => !there.has(id));
    if (lost.length > 0) failures.push(`Lost: ${lost.join(", ")}`);
    if (there.size !== person.keys.length) failures.push(`There are ${there.size} keys, not ${person.keys.length}.`);
  }
  const half = (from: number, to: number) => Math.max(...samples.slice(from, to));
  const growth = half(parts / 2, parts) / half(1, parts / 2);
  process.stdout.write(`${operations} requests, ${failures.length} failed; memory ${growth.toFixed(2)} times.\n`);
  for (const failure of failures.slice(0, 10)) process.stdout.write(`${failure}\n`);
  if (failures.length > 0 || growth > GROWTH) process.exitCode = 1;
} finally {
  child.kill();
}
