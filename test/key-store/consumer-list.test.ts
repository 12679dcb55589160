import { describe, expect, test } from "vitest";
import { at, NOW, openTestStore, openWithAda } from "./fixture.ts";

const CONSUMERS = "/production/consumers";
const names = (body: { data: { name: string }[] }) => body.data.map(({ name }) => name);

describe("listing consumers", () => {
  const openWithFive = async () => {
    const opened = await openTestStore();
    for (const name of ["e", "d", "c", "b", "a"]) {
      await opened.call("POST", CONSUMERS, { name, apiKeys: [{ description: `1 of ${name}` }, {}] });
    }
    return opened;
  };

  test("in the order of creation, without keys unless asked for", async () => {
    const { call } = await openWithFive();
    const { body } = await call("GET", CONSUMERS);
    expect(names(body)).toEqual(["e", "d", "c", "b", "a"]);
    expect(body).toMatchObject({ limit: 1000, offset: 0, total: 5 });
    expect(body.data[0]).not.toHaveProperty("apiKeys");
    expect(body.data[0]).not.toHaveProperty("managers");
  });

  test.each([
    ["limit=2", ["e", "d"], 2, 0],
    ["limit=2&offset=4", ["a"], 2, 4],
    ["limit=5", ["e", "d", "c", "b", "a"], 5, 0],
    ["offset=5", [], 1000, 5],
    ["offset=4294967295", [], 1000, 4294967295],
    ["limit=99999999999999999999", ["e", "d", "c", "b", "a"], 1000, 0],
  ])("?%s", async (query, expected, limit, offset) => {
    const { call } = await openWithFive();
    const { body } = await call("GET", `${CONSUMERS}?${query}`);
    expect(names(body)).toEqual(expected);
    expect(body).toMatchObject({ limit, offset, total: 5 });
  });

  test.each([
    [undefined, /^\*{4}.{4}$/],
    ["masked", /^\*{4}.{4}$/],
    ["visible", /^lkey_.{43}_.{6}$/],
    ["none", null],
  ])("keys in the format %s", async (format, expected) => {
    const { call } = await openWithFive();
    const query = `include-api-keys=true${format ? `&key-format=${format}` : ""}`;
    const { body } = await call("GET", `${CONSUMERS}?${query}`);
    for (const consumer of body.data) {
      expect(consumer.apiKeys).toHaveLength(2);
      expect(consumer.apiKeys[0].description).toBe(`1 of ${consumer.name}`);
      for (const { key } of consumer.apiKeys) {
        if (expected) expect(key).toMatch(expected);
        else expect(key).toBeUndefined();
      }
    }
  });

  test("by tags: all of them have to match, whatever they are called", async () => {
    const { call } = await openTestStore();
    await call("POST", CONSUMERS, { name: "both", tags: { plan: "gold", "a.b": "1" } });
    await call("POST", CONSUMERS, { name: "one", tags: { plan: "gold" } });
    await call("POST", CONSUMERS, '{"name":"odd","tags":{"__proto__":"x","constructor":"y"}}');
    await call("POST", "/preview/consumers", { name: "elsewhere", tags: { plan: "gold" } });
    const search = async (query: string) => names((await call("GET", `${CONSUMERS}?${query}`)).body);
    expect(await search("tag.plan=gold")).toEqual(["both", "one"]);
    expect(await search("tag.plan=gold&tag.a.b=1")).toEqual(["both"]);
    expect(await search("tag.plan=gold&tag.plan=silver")).toEqual([]);
    expect(await search("tag.plan=GOLD")).toEqual([]);
    expect(await search("tag.__proto__=x&tag.constructor=y")).toEqual(["odd"]);
    expect(await search("tag.toString=x")).toEqual([]);
  });

  test("by a manager's e-mail, in any case, whether manager or invited", async () => {
    const { call } = await openWithAda();
    await call("POST", CONSUMERS, { name: "invited", managers: ["ADA@example.com", "bob@example.com"] });
    await call("POST", CONSUMERS, { name: "bobs", managers: ["bob@example.com"] });
    await call("POST", "/preview/consumers", { name: "elsewhere", managers: ["ada@example.com"] });
    const search = async (query: string) => names((await call("GET", `${CONSUMERS}?${query}`)).body);
    expect(await search("manager-email=ada@EXAMPLE.com")).toEqual(["ada", "invited"]);
    expect(await search("manager-email=ada@example.com&tag.sub=auth0|ada")).toEqual(["ada"]);
    expect(await search("manager-email=nobody@example.com")).toEqual([]);
    expect(await search("manager-email=")).toEqual([]);
    // The Kelvin sign is no K.
    expect(await search(`manager-email=${encodeURIComponent("bob@example.com".replace("b", "\u212a"))}`)).toEqual([]);
  });

  test("the total of a search counts the matches, on every page", async () => {
    const { call } = await openWithFive();
    for (const name of ["a", "c"]) await call("PATCH", `${CONSUMERS}/${name}`, { tags: { plan: "gold" } });
    const { body } = await call("GET", `${CONSUMERS}?tag.plan=gold&limit=1`);
    expect(names(body)).toEqual(["c"]);
    expect(body.total).toBe(2);
  });

  test("managers and invites, each where asked for", async () => {
    const { call } = await openWithAda();
    await call("POST", `${CONSUMERS}/ada/managers`, { email: "bob@example.com" });
    const managers = [{ email: "Ada@Example.com", sub: "auth0|ada", createdOn: at(NOW) }];
    const managerInvites = [{ email: "bob@example.com", createdOn: at(NOW) }];
    const both = await call("GET", `${CONSUMERS}?include-managers=true&include-manager-invites=true`);
    expect(both.body.data).toMatchObject([{ managers, managerInvites }]);
    const [one] = (await call("GET", `${CONSUMERS}?include-managers=true`)).body.data;
    expect(one.managers).toHaveLength(1);
    expect(one).not.toHaveProperty("managerInvites");
    const { body } = await call("GET", `${CONSUMERS}/ada?include-manager-invites=true&include-managers=false`);
    expect(body.managerInvites).toHaveLength(1);
    expect(body).not.toHaveProperty("managers");
  });
});
