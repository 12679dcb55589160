import { type IdempotencyClaim, memoryIdempotencyStore } from "latchkey/server";
import { describe, expect, test } from "vitest";
import { stores } from "./idempotency-stores.ts";

const NOW = Date.UTC(2030, 0, 1);
const LEASE = 15_000;
const DAY = 86_400_000;

let tries = 0;
const claim = (change: Partial<IdempotencyClaim> = {}): IdempotencyClaim => {
  const now = change.now ?? NOW;
  tries += 1;
  const defaults = { id: "request", fingerprint: "body", token: `try-${tries}`, now };
  return { ...defaults, leaseUntil: now + LEASE, expiresAt: now + DAY, ...change };
};

describe.each(stores)("a store in %s", (_name, open) => {
  test("gives a request to one of fifty tries at once, from two processes", async () => {
    const { store, again } = await open();
    const other = again();
    const all = Array.from({ length: 50 }, (_, index) => (index % 2 ? store : other).reserve(claim()));
    const states = (await Promise.all(all)).map(({ state }) => state);
    expect(states.filter((state) => state === "reserved")).toHaveLength(1);
    expect(states.filter((state) => state === "in_flight")).toHaveLength(49);
  });

  test("keeps the result for a day, and for no longer", async () => {
    const { store } = await open();
    const first = claim();
    await store.reserve(first);
    await store.complete(first, "made");
    expect(await store.reserve(claim({ now: NOW + DAY - 1 }))).toEqual({ state: "done", result: "made" });
    expect(await store.reserve(claim({ now: NOW + DAY, fingerprint: "other" }))).toEqual({
      state: "reserved",
      progress: null,
    });
  });

  test("knows a request by its body, also while it is in flight", async () => {
    const { store } = await open();
    const first = claim();
    await store.reserve(first);
    expect(await store.reserve(claim({ fingerprint: "other" }))).toEqual({ state: "other_body" });
    await store.complete(first, "made");
    expect(await store.reserve(claim({ fingerprint: "other" }))).toEqual({ state: "other_body" });
    expect(await store.reserve(claim({ id: "another", fingerprint: "other" }))).toMatchObject({ state: "reserved" });
  });

  test("takes a try that has died over when its lease has run out, once, with what it noted", async () => {
    const { store } = await open();
    const dead = claim();
    await store.reserve(dead);
    expect(await store.note(dead, "half-way")).toBe(true);
    expect(await store.reserve(claim({ now: NOW + LEASE - 1 }))).toEqual({ state: "in_flight" });
    const heirs = Array.from({ length: 10 }, () => store.reserve(claim({ now: NOW + LEASE })));
    const outcomes = await Promise.all(heirs);
    expect(outcomes.filter(({ state }) => state === "reserved")).toEqual([{ state: "reserved", progress: "half-way" }]);
  });

  test("takes nothing more from a try that has lost its request", async () => {
    const { store } = await open();
    const dead = claim();
    await store.reserve(dead);
    const heir = claim({ now: NOW + LEASE });
    await store.reserve(heir);
    expect(await store.note(dead, "late")).toBe(false);
    await store.complete(dead, "late");
    await store.release(dead, null);
    await store.complete(heir, "right");
    expect(await store.reserve(claim({ now: NOW + LEASE }))).toEqual({ state: "done", result: "right" });
    await store.release(heir, null);
    expect(await store.reserve(claim({ now: NOW + LEASE }))).toMatchObject({ state: "done" });
  });

  test("forgets a try that ended without a result, or lets the next one go on from its progress at once", async () => {
    const { store } = await open();
    const failed = claim();
    await store.reserve(failed);
    await store.release(failed, "half-way");
    const next = claim();
    expect(await store.reserve(next)).toEqual({ state: "reserved", progress: "half-way" });
    await store.release(next, null);
    expect(await store.reserve(claim({ fingerprint: "other" }))).toEqual({ state: "reserved", progress: null });
  });

  test("makes its table once, however many begin at once", async () => {
    const { again } = await open();
    const ids = Array.from({ length: 10 }, (_, index) => `request-${index}`);
    const outcomes = await Promise.all(ids.map((id) => again().reserve(claim({ id }))));
    expect(new Set(outcomes.map(({ state }) => state))).toEqual(new Set(["reserved"]));
  });

  test("deletes what has expired", async () => {
    const { store, dump } = await open();
    await store.reserve(claim({ id: "old" }));
    await store.reserve(claim({ id: "new", now: NOW + DAY }));
    expect(await dump()).not.toContain('"old"');
  });
});

test("memory holds as many as it is told to, and forgets the oldest first", async () => {
  const store = memoryIdempotencyStore({ max: 3 });
  for (const id of ["a", "b", "c", "d"]) await store.reserve(claim({ id }));
  expect(await store.reserve(claim({ id: "d" }))).toEqual({ state: "in_flight" });
  expect(await store.reserve(claim({ id: "b" }))).toEqual({ state: "in_flight" });
  expect(await store.reserve(claim({ id: "a" }))).toMatchObject({ state: "reserved" });
});
