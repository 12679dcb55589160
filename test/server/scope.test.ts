import { describe, expect, test } from "vitest";
import { ada, bob, call, firstVisit, openFixture } from "./fixture.ts";

/** Every route that names a consumer, with a body that would do. */
const routes = (id: string, keyId: string, managerId: string): [method: string, path: string, body?: unknown][] => {
  const consumer = `/consumers/${id}`;
  const later = new Date(Date.now() + 3_600_000).toISOString();
  return [
    ["PATCH", consumer, { label: "Mine now" }],
    ["POST", `${consumer}/keys`, { description: "Mine" }],
    ["GET", `${consumer}/keys/${keyId}?key-format=visible`],
    ["GET", `${consumer}/keys/${keyId}`],
    ["PATCH", `${consumer}/keys/${keyId}`, { description: "Mine" }],
    ["POST", `${consumer}/keys/${keyId}/roll`, { expiresOn: later }],
    ["POST", `${consumer}/roll-key`, { expiresOn: later }],
    ["GET", `${consumer}/managers`],
    ["POST", `${consumer}/managers`, { email: "eve@example.com" }],
    ["DELETE", `${consumer}/managers/${managerId}`],
    ["DELETE", `${consumer}/keys/${keyId}`],
    ["DELETE", consumer],
  ];
};

const strangers: [who: string, person: typeof ada & { verified?: boolean }][] = [
  ["a stranger", bob],
  ["an unverified owner of the address", { ...bob, email: "ada@example.com", verified: false }],
  ["a look-alike address", { ...bob, email: "аda@example.com" }],
];

describe.each(strangers)("what belongs to somebody else, asked for by %s", (_who, person) => {
  test("answers exactly like what does not exist, and nothing is written", async () => {
    const { guard, sent } = await openFixture();
    const owned = await firstVisit(guard, ada);
    const managers = await call(guard, ada, "GET", `/consumers/${owned.consumerId}/managers`);
    const managerId = managers.body.data[0].id;
    const theirs = routes(owned.consumerId, owned.keyId, managerId);
    const nobodys = routes("user-nobody", owned.keyId, managerId);
    const before = sent.length;
    for (const [index, [method, path, body]] of theirs.entries()) {
      const foreign = await call(guard, person, method, path, body);
      const absent = await call(guard, person, method, nobodys[index]?.[1] ?? "", body);
      expect(foreign.status, `${method} ${path}`).toBe(404);
      expect({ ...foreign.body, requestId: "" }).toEqual({ ...absent.body, requestId: "" });
    }
    expect(sent.slice(before).filter(({ method }) => method !== "GET")).toEqual([]);
    expect((await call(guard, person, "GET", "/consumers")).body.data).toEqual([]);
  });
});

describe("a key or a manager of another consumer of the same user", () => {
  test("is not found below the wrong consumer", async () => {
    const { guard } = await openFixture();
    const first = await firstVisit(guard, ada);
    const second = await call(guard, ada, "POST", "/consumers", { label: "Second" });
    const path = `/consumers/${second.body.id}/keys/${first.keyId}`;
    expect((await call(guard, ada, "GET", `${path}?key-format=visible`)).status).toBe(404);
    expect((await call(guard, ada, "DELETE", path)).status).toBe(404);
  });
});

test("a tag grants nothing by itself", async () => {
  const { guard, storeFetch } = await openFixture();
  await storeFetch("POST", "/production/consumers", { name: "tagged", tags: { sub: bob.sub }, managers: [] });
  expect((await call(guard, bob, "GET", "/consumers")).body.data).toEqual([]);
  expect((await call(guard, bob, "DELETE", "/consumers/tagged")).status).toBe(404);
});

test("a consumer found both ways is listed once", async () => {
  const { guard } = await openFixture();
  await firstVisit(guard, ada);
  expect((await call(guard, ada, "GET", "/consumers")).body.total).toBe(1);
});
