/** Every relation that a person can have to a consumer, against every route that names one: each cell is a test. */
import { describe, expect, test } from "vitest";
import { type Answer, ada, bob, call, firstVisit, openFixture, type Person } from "./fixture.ts";

type Fixture = Awaited<ReturnType<typeof openFixture>>;

/** Ada's consumer with her key, and Carol, whom she has invited to it. */
async function openWorld() {
  const fixture = await openFixture();
  const { consumerId, keyId } = await firstVisit(fixture.guard, ada);
  const managers = `/consumers/${consumerId}/managers`;
  const carol = await call(fixture.guard, ada, "POST", managers, { email: "carol@example.com" });
  return { ...fixture, consumerId, keyId, managers, managerId: carol.body.id as string };
}

type World = Awaited<ReturnType<typeof openWorld>>;
type Relation = [who: string, person: Person, prepare?: (world: World) => Promise<unknown>];

const invite = (email: string) => (world: World) => call(world.guard, ada, "POST", world.managers, { email });
const addManager = (email: string, sub: string) => (world: World) =>
  world.storeFetch("POST", `/production${world.managers}`, { email, sub });

async function removeManager(world: World, email: string) {
  const { body } = await world.storeFetch("GET", `/production${world.managers}?limit=10&offset=0`);
  const { id } = body.data.find((manager: { email: string }) => manager.email === email);
  await world.storeFetch("DELETE", `/production${world.managers}/${id}`);
}

const insiders: Relation[] = [
  ["the manager by sub", ada],
  ["the manager by sub, with another address now", { ...ada, email: "ada@new.example" }],
  ["the manager by sub, with an address that is not verified", { ...ada, verified: false }],
  ["a second manager by sub", { ...bob, email: "bob@new.example" }, addManager("bob@example.com", bob.sub)],
  ["a manager by verified e-mail, with another sub", bob, addManager("bob@example.com", "google-oauth2|bob")],
  ["somebody invited, by their verified e-mail", bob, invite("bob@example.com")],
  ["somebody invited in capitals", bob, invite("BOB@Example.COM")],
  ["somebody whose address comes in capitals", { ...bob, email: "Bob@EXAMPLE.com" }, invite("bob@example.com")],
];

const outsiders: Relation[] = [
  ["a stranger", bob],
  ["a stranger with consumers of their own", bob, (world) => firstVisit(world.guard, bob)],
  ["somebody invited, by an unverified e-mail", { ...bob, verified: false }, invite("bob@example.com")],
  ["a manager by unverified e-mail", { ...bob, verified: false }, addManager("bob@example.com", "google-oauth2|bob")],
  ["the owner's address, unverified", { ...bob, email: "ada@example.com", verified: false }],
  [
    "a manager who was removed",
    bob,
    async (world) => {
      await addManager("bob@example.com", bob.sub)(world);
      await removeManager(world, "bob@example.com");
    },
  ],
  [
    "somebody whose invitation was taken back",
    bob,
    async (world) => {
      const { body } = await invite("bob@example.com")(world);
      await call(world.guard, ada, "DELETE", `${world.managers}/${body.id}`);
    },
  ],
  ["its maker, who was removed and still has the tag", ada, (world) => removeManager(world, "ada@example.com")],
  ["a sub in capitals", { sub: "AUTH0|ADA", email: "x@example.com" }],
  ["a sub that only starts right", { sub: "auth0|ada2", email: "x@example.com" }],
  ["a sub with a space behind it", { sub: "auth0|ada ", email: "x@example.com" }],
  ["an address with a Cyrillic а", { ...bob, email: "аda@example.com" }],
  ["an address in fullwidth letters", { ...bob, email: "ａｄａ@example.com" }],
  ["an address with a Kelvin sign", { ...bob, email: "\u212aim@example.com" }, invite("kim@example.com")],
  ["an address with a long s", { ...bob, email: "\u017fam@example.com" }, invite("sam@example.com")],
  ["an address with a dotless i", { ...bob, email: "k\u0131m@example.com" }, invite("kim@example.com")],
  ["an address with a mark of no width", { ...bob, email: "a\u200bda@example.com" }],
  ["an address with a space behind it", { ...bob, email: "ada@example.com " }],
  ["an address with a tag of its own", { ...bob, email: "ada+x@example.com" }],
  ["two addresses in one", { ...bob, email: "x@evil.example,ada@example.com" }],
];

const later = new Date(Date.now() + 3_600_000).toISOString();
type Route = [method: string, path: string, body?: unknown];
const routes: Route[] = [
  ["PATCH", "/consumers/:id", { label: "Mine now" }],
  ["POST", "/consumers/:id/roll-key", { expiresOn: later }],
  ["POST", "/consumers/:id/keys", { description: "Mine" }],
  ["GET", "/consumers/:id/keys/:keyId"],
  ["GET", "/consumers/:id/keys/:keyId?key-format=visible"],
  ["HEAD", "/consumers/:id/keys/:keyId?key-format=visible"],
  ["PATCH", "/consumers/:id/keys/:keyId", { description: "Mine" }],
  ["POST", "/consumers/:id/keys/:keyId/roll", { expiresOn: later }],
  ["DELETE", "/consumers/:id/keys/:keyId"],
  ["GET", "/consumers/:id/managers"],
  ["POST", "/consumers/:id/managers", { email: "eve@example.com" }],
  ["DELETE", "/consumers/:id/managers/:managerId"],
  ["DELETE", "/consumers/:id"],
];

interface Ids {
  consumerId: string;
  keyId: string;
  managerId: string;
}

const fill = (path: string, { consumerId, keyId, managerId }: Ids) =>
  path.replace(":id", consumerId).replace(":keyId", keyId).replace(":managerId", managerId);

/** An answer to the last byte, but for the request's own id. */
function bytesOf({ status, headers, text }: Answer) {
  const requestId = headers.get("x-request-id") ?? "";
  const rest = [...headers].filter(([name]) => name !== "x-request-id");
  return { status, headers: rest, text: text.replace(requestId, "") };
}

/** The answer, and what went upstream for it, with the names of ids taken out. */
async function observe(fixture: Fixture, person: Person, [method, path, body]: Route, ids: Ids) {
  const before = fixture.sent.length;
  const answer = await call(fixture.guard, person, method, fill(path, ids), body);
  const calls = fixture.sent.slice(before).map((sent) => {
    const url = sent.url.replace(ids.consumerId, ":id").replace(ids.keyId, ":keyId");
    return `${sent.method} ${url}`;
  });
  return { answer, calls };
}

const everything = async ({ storeFetch, consumerId }: World) =>
  (await storeFetch("GET", `/production/consumers/${consumerId}?include-api-keys=true&include-managers=true`)).text;

describe.each(outsiders)("%s", (_who, person, prepare) => {
  test.each(routes)("%s %s: exactly as if there were nothing", async (...route) => {
    const world = await openWorld();
    await prepare?.(world);
    const before = await everything(world);
    const theirs = await observe(world, person, route, world);
    const nobodys = await observe(world, person, route, { ...world, consumerId: "user-nobody" });
    expect(theirs.answer.status).toBe(404);
    expect(bytesOf(theirs.answer)).toEqual(bytesOf(nobodys.answer));
    // As many questions of the same kind, and so as long an answer; none of them a write.
    expect(theirs.calls).toEqual(nobodys.calls);
    expect(theirs.calls.map((sent) => sent.split(" ")[0])).toEqual(["GET"]);
    expect(await everything(world)).toBe(before);
  });

  test("GET /consumers, PUT /me: not among theirs", async () => {
    const world = await openWorld();
    await prepare?.(world);
    const before = await everything(world);
    for (const [method, path] of [
      ["GET", "/consumers"],
      ["PUT", "/me"],
    ] as const) {
      expect((await call(world.guard, person, method, path)).text).not.toContain(world.consumerId);
    }
    expect(await everything(world)).toBe(before);
  });
});

describe.each(insiders)("%s", (_who, person, prepare) => {
  test.each(routes)("%s %s: it is theirs", async (...route) => {
    const world = await openWorld();
    await prepare?.(world);
    const { answer } = await observe(world, person, route, world);
    expect([200, 204]).toContain(answer.status);
  });
});

test.each(insiders)("GET /consumers, PUT /me list it for %s", async (who, person, prepare) => {
  const world = await openWorld();
  await prepare?.(world);
  for (const [method, path] of [
    ["GET", "/consumers"],
    ["PUT", "/me"],
  ] as const) {
    const { body } = await call(world.guard, person, method, path);
    const ids = (body.data ?? []).map(({ id }: { id: string }) => id);
    // The key service finds consumers by e-mail and tag alone: a manager whose address has changed since knows the id.
    expect(ids.includes(world.consumerId), path).toBe(who !== "a second manager by sub");
  }
});

describe("a key or a manager of somebody else's consumer, asked for below one's own", () => {
  test.each(routes.filter(([, path]) => /:keyId|:managerId/.test(path)))("%s %s", async (...route) => {
    const world = await openWorld();
    const { consumerId } = await firstVisit(world.guard, bob);
    const before = await everything(world);
    const theirs = await observe(world, bob, route, { ...world, consumerId });
    const nobodys = await observe(world, bob, route, { consumerId, keyId: "key_nobody", managerId: "mgr_nobody" });
    expect(theirs.answer.status).toBe(404);
    expect(bytesOf(theirs.answer)).toEqual(bytesOf(nobodys.answer));
    expect(theirs.calls).toEqual(nobodys.calls);
    expect(await everything(world)).toBe(before);
  });
});
