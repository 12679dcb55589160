import { describe, expect, test } from "vitest";
import { ada, bob, call, firstVisit, openFixture } from "./fixture.ts";

const HOUR = 3_600_000;
const from = (now: number, ms: number) => new Date(now + ms).toISOString();

/** A guard whose clock the test moves. */
async function openAt(start = Date.UTC(2030, 0, 1)) {
  const clock = { now: start };
  const fixture = await openFixture({ now: () => clock.now });
  return { ...fixture, clock, ...(await firstVisit(fixture.guard, ada)) };
}

describe("creating a key", () => {
  test("shows the new key once, with its name and its expiry", async () => {
    const { guard, store, consumerId, clock } = await openAt();
    const expiresOn = from(clock.now, HOUR);
    const made = await call(guard, ada, "POST", `/consumers/${consumerId}/keys`, { description: " CI ", expiresOn });
    expect(made).toMatchObject({ status: 200, body: { description: "CI", expiresOn } });
    expect(made.headers.get("cache-control")).toBe("no-store");
    expect(await store.verifyKey(made.body.key)).toMatchObject({ expiresOn });
    const list = await call(guard, ada, "GET", "/consumers");
    expect(list.text).not.toContain(made.body.key);
    clock.now += HOUR;
    expect(await store.verifyKey(made.body.key)).toBeNull();
  });

  test("refuses an expiry in the past", async () => {
    const { guard, consumerId, clock, sent } = await openAt();
    const before = sent.length;
    const body = { description: "CI", expiresOn: from(clock.now, -1000) };
    const answer = await call(guard, ada, "POST", `/consumers/${consumerId}/keys`, body);
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_expiry" } });
    expect(sent.length).toBe(before);
  });
});

describe("revealing a key", () => {
  test("answers the plain key to its owner", async () => {
    const { guard, consumerId, keyId, secret } = await openAt();
    const path = `/consumers/${consumerId}/keys/${keyId}`;
    expect((await call(guard, ada, "GET", `${path}?key-format=visible`)).body.key).toBe(secret);
    expect((await call(guard, ada, "GET", path)).body.key).toBe(`****${secret.slice(-4)}`);
    expect((await call(guard, ada, "GET", `${path}?key-format=none`)).body.code).toBe("invalid_parameter");
  });

  test("says so where the bucket shows a key once", async () => {
    const { guard } = await openFixture({ buckets: [{ name: "one-time", isRetrievable: false }], bucket: "one-time" });
    const { consumerId, keyId, secret } = await firstVisit(guard, ada);
    expect(secret).toMatch(/^lkey_/);
    const answer = await call(guard, ada, "GET", `/consumers/${consumerId}/keys/${keyId}?key-format=visible`);
    expect(answer).toMatchObject({ status: 409, body: { code: "not_retrievable" } });
  });
});

test("a list is masked twice: it is asked for so, and made so where the service shows keys all the same", async () => {
  const fixture = await openFixture({
    intercept: async (request, pass) => {
      if (request.method !== "GET") return pass();
      const { pathname, search } = new URL(request.url);
      const path = pathname.slice(pathname.indexOf("/production")) + search;
      const { body } = await fixture.storeFetch("GET", path.replace("key-format=masked", "key-format=visible"));
      return Response.json(body);
    },
  });
  const { consumerId, keyId, secret } = await firstVisit(fixture.guard, ada);
  const answers = [
    await call(fixture.guard, ada, "GET", "/consumers"),
    await call(fixture.guard, ada, "PUT", "/me"),
    await call(fixture.guard, ada, "GET", `/consumers/${consumerId}/keys/${keyId}`),
    await call(fixture.guard, ada, "PATCH", `/consumers/${consumerId}/keys/${keyId}`, { description: "CI" }),
    await call(fixture.guard, ada, "PATCH", `/consumers/${consumerId}`, { label: "Team" }),
  ];
  for (const { status, text } of answers) {
    expect(status).toBe(200);
    expect(text).toContain(`****${secret.slice(-4)}`);
    expect(text).not.toContain(secret);
  }
  const reads = fixture.sent.filter(({ method }) => method === "GET").map(({ url }) => url);
  expect(reads.filter((url) => !url.includes("key-format=masked"))).toEqual([]);
});

describe("changing a key", () => {
  test("renames it and leaves its expiry", async () => {
    const { guard, consumerId, keyId } = await openAt();
    const path = `/consumers/${consumerId}/keys/${keyId}`;
    const renamed = await call(guard, ada, "PATCH", path, { description: "Laptop" });
    expect(renamed).toMatchObject({ status: 200, body: { description: "Laptop", expiresOn: null } });
    const list = await call(guard, ada, "GET", "/consumers");
    expect(list.body.data[0].apiKeys.data[0].description).toBe("Laptop");
  });

  test("ends it now, and then for good", async () => {
    const { guard, store, consumerId, keyId, secret, clock } = await openAt();
    const path = `/consumers/${consumerId}/keys/${keyId}`;
    // The present moment of a browser whose clock is a minute behind.
    const ended = await call(guard, ada, "PATCH", path, { expiresOn: from(clock.now, -60_000) });
    expect(ended.body.expiresOn).toBe(from(clock.now, 0));
    expect(await store.verifyKey(secret)).toBeNull();
    const revived = await call(guard, ada, "PATCH", path, { expiresOn: from(clock.now, HOUR) });
    expect(revived).toMatchObject({ status: 400, body: { code: "invalid_expiry" } });
  });

  test("deletes it: the API refuses it at once, and a second time there is nothing", async () => {
    const { guard, store, consumerId, keyId, secret } = await openAt();
    const path = `/consumers/${consumerId}/keys/${keyId}`;
    expect(await call(guard, ada, "DELETE", path)).toMatchObject({ status: 204, text: "" });
    expect(await store.verifyKey(secret)).toBeNull();
    expect(await call(guard, ada, "DELETE", path)).toMatchObject({ status: 404, body: { code: "not_found" } });
  });
});

describe("rolling", () => {
  test("makes a successor of the same name and lets the old key work for the time asked for", async () => {
    const { guard, store, consumerId, keyId, secret, clock } = await openAt();
    const until = from(clock.now, HOUR);
    const rolled = await call(guard, ada, "POST", `/consumers/${consumerId}/keys/${keyId}/roll`, { expiresOn: until });
    expect(rolled).toMatchObject({ status: 200, body: { description: "Default key", expiresOn: null } });
    expect(await store.verifyKey(rolled.body.key)).not.toBeNull();
    expect(await store.verifyKey(secret)).toMatchObject({ expiresOn: until });
    clock.now += HOUR;
    expect(await store.verifyKey(secret)).toBeNull();
    expect(await store.verifyKey(rolled.body.key)).not.toBeNull();
  });

  test("gives a key with a lifetime a successor with the same lifetime, and never lengthens the old one", async () => {
    const { guard, consumerId, clock } = await openAt();
    const keys = `/consumers/${consumerId}/keys`;
    const made = await call(guard, ada, "POST", keys, { description: "CI", expiresOn: from(clock.now, 10 * HOUR) });
    clock.now += 8 * HOUR;
    const rolled = await call(guard, ada, "POST", `${keys}/${made.body.id}/roll`, {
      expiresOn: from(clock.now, 24 * HOUR),
    });
    expect(rolled.body.expiresOn).toBe(from(clock.now, 10 * HOUR));
    const list = await call(guard, ada, "GET", "/consumers");
    const old = list.body.data[0].apiKeys.data.find((key: { id: string }) => key.id === made.body.id);
    expect(old.expiresOn).toBe(from(clock.now, 2 * HOUR));
  });

  test("rolls all active keys of a consumer into one", async () => {
    const { guard, store, consumerId, secret, clock } = await openAt();
    const other = await call(guard, ada, "POST", `/consumers/${consumerId}/keys`, { description: "CI" });
    const rolled = await call(guard, ada, "POST", `/consumers/${consumerId}/roll-key`, {
      expiresOn: from(clock.now, 0),
    });
    expect(rolled.status).toBe(200);
    expect(await store.verifyKey(secret)).toBeNull();
    expect(await store.verifyKey(other.body.key)).toBeNull();
    expect(await store.verifyKey(rolled.body.key)).not.toBeNull();
  });

  test("takes no date, as Zudoku's own page sends it: the old key works for a day", async () => {
    const { guard, store, consumerId, secret, clock } = await openAt();
    expect((await call(guard, ada, "POST", `/consumers/${consumerId}/roll-key`, {})).status).toBe(200);
    expect(await store.verifyKey(secret)).toMatchObject({ expiresOn: from(clock.now, 24 * HOUR) });
  });

  test("is refused where no key is active, or the date is long past", async () => {
    const { guard, consumerId, keyId, clock } = await openAt();
    const path = `/consumers/${consumerId}/keys/${keyId}`;
    const past = await call(guard, ada, "POST", `${path}/roll`, { expiresOn: from(clock.now, -HOUR) });
    expect(past).toMatchObject({ status: 400, body: { code: "invalid_expiry" } });
    await call(guard, ada, "PATCH", path, { expiresOn: from(clock.now, 0) });
    for (const roll of [`${path}/roll`, `/consumers/${consumerId}/roll-key`]) {
      const answer = await call(guard, ada, "POST", roll, { expiresOn: from(clock.now, HOUR) });
      expect(answer).toMatchObject({ status: 409, body: { code: "nothing_to_roll" } });
    }
  });

  test("changes nothing where the old key cannot be ended, and says so", async () => {
    let broken = false;
    const { guard, store } = await openFixture({
      intercept: async (request, pass) =>
        broken && request.method === "PATCH" ? new Response("down", { status: 503 }) : pass(),
    });
    const { consumerId, keyId, secret } = await firstVisit(guard, ada);
    broken = true;
    const body = { expiresOn: from(Date.now(), HOUR) };
    const answer = await call(guard, ada, "POST", `/consumers/${consumerId}/keys/${keyId}/roll`, body);
    expect(answer).toMatchObject({ status: 503, body: { code: "upstream_unavailable" } });
    expect(answer.body.detail).toContain("Nothing was changed");
    const list = await call(guard, ada, "GET", "/consumers");
    expect(list.body.data[0].apiKeys.data).toHaveLength(1);
    expect(await store.verifyKey(secret)).toMatchObject({ expiresOn: null });
  });
});

describe("consumers", () => {
  test("are made with a first key in the open, named and limited as asked", async () => {
    const { guard, store, clock } = await openAt();
    const expiresOn = from(clock.now, HOUR);
    const made = await call(guard, ada, "POST", "/consumers", {
      label: "Mobile app",
      apiKey: { description: "iOS", expiresOn },
    });
    expect(made).toMatchObject({ status: 200, body: { label: "Mobile app" } });
    const [key] = made.body.apiKeys.data;
    expect(key).toMatchObject({ description: "iOS", expiresOn });
    expect(await store.verifyKey(key.key)).toMatchObject({ consumer: { name: made.body.id } });
    const list = await call(guard, ada, "GET", "/consumers?limit=1&offset=1");
    expect(list.body).toMatchObject({ limit: 1, offset: 1, total: 2 });
    expect(list.body.data.map((consumer: { label: string }) => consumer.label)).toEqual(["Mobile app"]);
  });

  test("are renamed and deleted with all their keys", async () => {
    const { guard, store, consumerId, secret } = await openAt();
    const renamed = await call(guard, ada, "PATCH", `/consumers/${consumerId}`, { label: "Team A" });
    expect(renamed.body.label).toBe("Team A");
    expect((await call(guard, ada, "DELETE", `/consumers/${consumerId}`)).status).toBe(204);
    expect(await store.verifyKey(secret)).toBeNull();
    expect((await call(guard, ada, "GET", "/consumers")).body.data).toEqual([]);
  });
});

describe("managers", () => {
  test("are invited, listed without their sub, accept by signing in, and are removed", async () => {
    const { guard, consumerId } = await openAt();
    const managers = `/consumers/${consumerId}/managers`;
    const invited = await call(guard, ada, "POST", managers, { email: "bob@example.com" });
    expect(invited).toMatchObject({ status: 200, body: { email: "bob@example.com", pending: true } });
    expect((await call(guard, bob, "PUT", "/me")).body.data[0].id).toBe(consumerId);

    const list = await call(guard, ada, "GET", managers);
    expect(list.body.data.map(({ email, pending }: { email: string; pending: boolean }) => [email, pending])).toEqual([
      ["ada@example.com", false],
      ["bob@example.com", true],
    ]);
    expect(list.text).not.toContain(ada.sub);

    expect((await call(guard, ada, "DELETE", `${managers}/${invited.body.id}`)).status).toBe(204);
    expect((await call(guard, bob, "GET", managers)).status).toBe(404);
  });

  test("cannot remove the last one who can sign in", async () => {
    const { guard, consumerId } = await openAt();
    const managers = `/consumers/${consumerId}/managers`;
    await call(guard, ada, "POST", managers, { email: "bob@example.com" });
    const [own] = (await call(guard, ada, "GET", managers)).body.data;
    const answer = await call(guard, ada, "DELETE", `${managers}/${own.id}`);
    expect(answer).toMatchObject({ status: 409, body: { code: "last_manager" } });
  });
});
