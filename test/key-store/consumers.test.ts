import { describe, expect, test } from "vitest";
import { at, HOUR, NOW, openTestStore, openWithAda } from "./fixture.ts";

const CONSUMERS = "/production/consumers";
const names = (body: { data: { name: string }[] }) => body.data.map(({ name }) => name);

describe("creating", () => {
  test("a consumer with everything, and its keys visible in the answer", async () => {
    const { call, store } = await openTestStore();
    const { status, body } = await call("POST", `${CONSUMERS}?with-api-key=true`, {
      name: "acme",
      description: "Acme Inc.",
      tags: { plan: "gold" },
      metadata: { seats: 5, nested: { deep: [1, null, true] } },
      apiKeys: [{ description: "CI", expiresOn: "2030-06-01T02:00:00+02:00" }],
      managers: ["Invited@example.com"],
    });
    expect(status).toBe(200);
    expect(body.id).toMatch(/^csmr_[0-9A-Za-z]{24}$/);
    expect(body).toMatchObject({
      name: "acme",
      description: "Acme Inc.",
      tags: { plan: "gold" },
      metadata: { seats: 5, nested: { deep: [1, null, true] } },
      createdOn: at(NOW),
      updatedOn: at(NOW),
    });
    expect(body.apiKeys).toHaveLength(2);
    expect(body.apiKeys[0]).toMatchObject({ description: "CI", expiresOn: "2030-06-01T00:00:00.000Z" });
    for (const { key } of body.apiKeys) expect(await store.verifyKey(key)).not.toBeNull();
    const { apiKeys, ...consumer } = body;
    expect((await call("GET", `${CONSUMERS}/acme`)).body).toEqual(consumer);
  });

  test("without being asked for, no key is made", async () => {
    const { call } = await openTestStore();
    expect((await call("POST", CONSUMERS, { name: "acme" })).body).not.toHaveProperty("apiKeys");
    expect((await call("GET", `${CONSUMERS}/acme/keys`)).body.total).toBe(0);
  });

  test("a name that is taken: 409; in another bucket it is free", async () => {
    const { call } = await openWithAda();
    const again = await call("POST", CONSUMERS, { name: "ada", description: "another" });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ title: "Conflict", code: "conflict" });
    expect((await call("GET", `${CONSUMERS}/ada`)).body).not.toHaveProperty("description");
    expect((await call("POST", "/preview/consumers", { name: "ada" })).status).toBe(200);
  });

  test("a hundred at once of one name: one is made, with one key", async () => {
    const { call } = await openTestStore();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => call("POST", `${CONSUMERS}?with-api-key=true`, { name: "ada" })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 99 }, () => 409)]);
    const { body } = await call("GET", `${CONSUMERS}?include-api-keys=true`);
    expect(body.total).toBe(1);
    expect(body.data[0].apiKeys).toHaveLength(1);
  });

  test("where one of its keys cannot be made, nothing of it is", async () => {
    const { call } = await openTestStore();
    const taken = "a-key-of-somebody-else";
    await call("POST", CONSUMERS, { name: "first", apiKeys: [{ key: taken }] });
    const second = await call("POST", CONSUMERS, {
      name: "second",
      apiKeys: [{}, { key: taken }],
      managers: ["a@b.c"],
    });
    expect(second.status).toBe(409);
    expect(second.text).not.toContain(taken);
    expect(names((await call("GET", CONSUMERS)).body)).toEqual(["first"]);
    expect((await call("GET", `${CONSUMERS}?manager-email=a@b.c`)).body.total).toBe(0);
  });

  test("what a client read and sends back with a new name is taken: read-only fields are ignored", async () => {
    const { call } = await openTestStore();
    const { body } = await call("POST", CONSUMERS, {
      id: "csmr_mine",
      createdOn: "2020-01-01T00:00:00Z",
      updatedOn: 1,
      name: "copy",
    });
    expect(body.id).not.toBe("csmr_mine");
    expect(body.createdOn).toBe(at(NOW));
  });
});

describe("changing", () => {
  test("tags and metadata are replaced whole, the rest stays", async () => {
    const { call, clock } = await openTestStore();
    const { body: made } = await call("POST", CONSUMERS, {
      name: "acme",
      description: "Acme",
      tags: { plan: "gold", team: "x" },
      metadata: { a: 1 },
    });
    clock.now += HOUR;
    const changed = await call("PATCH", `${CONSUMERS}/acme`, { tags: { plan: "silver" }, metadata: { b: [2] } });
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({
      ...made,
      tags: { plan: "silver" },
      metadata: { b: [2] },
      updatedOn: at(NOW + HOUR),
    });
    expect((await call("GET", `${CONSUMERS}/acme`)).body).toEqual(changed.body);
    expect((await call("GET", `${CONSUMERS}?tag.team=x`)).body.total).toBe(0);
    expect((await call("GET", `${CONSUMERS}?tag.plan=silver`)).body.total).toBe(1);
  });

  test("of one that is not there: 404", async () => {
    const { call } = await openTestStore();
    expect((await call("PATCH", `${CONSUMERS}/nobody`, { description: "x" })).body.code).toBe("not_found");
    expect((await call("DELETE", `${CONSUMERS}/nobody`)).body.code).toBe("not_found");
    expect((await call("GET", `${CONSUMERS}/nobody`)).body.code).toBe("not_found");
    expect((await call("GET", "/nowhere/consumers")).body.code).toBe("not_found");
    expect((await call("POST", "/nowhere/consumers", { name: "x" })).body.code).toBe("not_found");
  });

  test("where a tag does not match, the consumer is not there, and stays as it is", async () => {
    const { call, keyId, key, store } = await openWithAda();
    const before = await call("GET", `${CONSUMERS}/ada?include-api-keys=true&include-managers=true`);
    const other = "tag.sub=auth0%7Cbob";
    const attempts: [string, string, unknown?][] = [
      ["GET", ""],
      ["PATCH", "", { description: "x" }],
      ["DELETE", ""],
      ["POST", "/roll-key", { expiresOn: at(NOW) }],
      ["GET", "/keys"],
      ["POST", "/keys", {}],
      ["GET", `/keys/${keyId}`],
      ["PATCH", `/keys/${keyId}`, { expiresOn: at(NOW) }],
      ["DELETE", `/keys/${keyId}`],
      ["POST", "/managers", { email: "bob@example.com" }],
    ];
    for (const [method, path, body] of attempts) {
      const answer = await call(method, `${CONSUMERS}/ada${path}?tag.sub=auth0%7Cada&${other}`, body);
      expect([method, path, answer.status]).toEqual([method, path, 404]);
    }
    const after = await call("GET", `${CONSUMERS}/ada?include-api-keys=true&include-managers=true&tag.sub=auth0%7Cada`);
    expect(after.body).toEqual(before.body);
    expect(await store.verifyKey(key)).not.toBeNull();
  });

  test("a deleted consumer takes its keys, tags and managers with it; its name is free again", async () => {
    const { call, store, key } = await openWithAda();
    expect((await call("DELETE", `${CONSUMERS}/ada?tag.sub=auth0|ada`)).status).toBe(204);
    expect(await store.verifyKey(key)).toBeNull();
    expect((await call("POST", CONSUMERS, { name: "ada" })).status).toBe(200);
    expect((await call("GET", `${CONSUMERS}?tag.sub=auth0|ada`)).body.total).toBe(0);
    expect((await call("GET", `${CONSUMERS}?manager-email=ada@example.com`)).body.total).toBe(0);
    expect((await call("GET", `${CONSUMERS}/ada/keys`)).body.total).toBe(0);
  });
});
