import { expect, test } from "vitest";
import { at, NOW, openTestStore, openWithAda } from "./fixture.ts";

const ADA = "/production/consumers/ada";

test("a manager has a sub; an e-mail alone is an invite; the list holds both", async () => {
  const { call } = await openWithAda();
  const manager = await call("POST", `${ADA}/managers`, { email: "bob@example.com", sub: "auth0|bob" });
  expect(manager.status).toBe(200);
  expect(manager.body.id).toMatch(/^eusr_[0-9A-Za-z]{24}$/);
  expect(manager.body).toMatchObject({ email: "bob@example.com", sub: "auth0|bob", createdOn: at(NOW) });
  const invite = await call("POST", `${ADA}/managers`, { email: "eve@example.com" });
  expect(invite.body).not.toHaveProperty("sub");
  const { body } = await call("GET", `${ADA}/managers`);
  expect(body.data.slice(1)).toEqual([manager.body, invite.body]);
  expect(body).toMatchObject({ limit: 1000, offset: 0, total: 3 });
  expect((await call("GET", `${ADA}/managers?limit=1&offset=2`)).body).toEqual({
    data: [invite.body],
    limit: 1,
    offset: 2,
    total: 3,
  });
});

test("adding somebody twice answers with whom there is, also at the same time", async () => {
  const { call } = await openWithAda();
  const add = (body: unknown) => call("POST", `${ADA}/managers`, body);
  const managers = await Promise.all(Array.from({ length: 10 }, () => add({ email: "b@example.com", sub: "bob" })));
  const invites = await Promise.all(Array.from({ length: 10 }, () => add({ email: "Eve@example.com" })));
  expect(new Set(managers.map(({ body }) => body.id)).size).toBe(1);
  expect(new Set(invites.map(({ body }) => body.id)).size).toBe(1);
  expect((await add({ email: "new-address@example.com", sub: "bob" })).body).toEqual(managers[0]?.body);
  expect((await add({ email: "EVE@example.com" })).body).toEqual(invites[0]?.body);
  expect((await call("GET", `${ADA}/managers`)).body.total).toBe(3);
});

test("a new consumer's managers: addresses, people with a sub, the same one only once", async () => {
  const { call } = await openTestStore();
  const people = ["a@example.com", "A@example.com", { email: "b@example.com", sub: "bob" }];
  await call("POST", "/production/consumers", { name: "ada", managers: [...people, ...people] });
  const { body } = await call("GET", `${ADA}/managers`);
  expect(body.data).toMatchObject([{ email: "a@example.com" }, { email: "b@example.com", sub: "bob" }]);
});

test("an invite ends when its address becomes a manager, and those of others stay", async () => {
  const { call } = await openWithAda();
  await call("POST", `${ADA}/managers`, { email: "Bob@example.com" });
  await call("POST", `${ADA}/managers`, { email: "eve@example.com" });
  await call("POST", "/production/consumers", { name: "other", managers: ["bob@example.com"] });
  await call("POST", `${ADA}/managers`, { email: "bob@example.com", sub: "auth0|bob" });
  const emails = (await call("GET", `${ADA}/managers`)).body.data.map(({ email }: { email: string }) => email);
  expect(emails).toEqual(["Ada@Example.com", "eve@example.com", "bob@example.com"]);
  expect((await call("GET", "/production/consumers/other/managers")).body.total).toBe(1);
});

test("a removed manager is gone; removing again: 404", async () => {
  const { call } = await openWithAda();
  const [{ id }] = (await call("GET", `${ADA}/managers`)).body.data;
  expect((await call("DELETE", `${ADA}/managers/${id}`)).status).toBe(204);
  expect((await call("GET", `${ADA}/managers`)).body.total).toBe(0);
  const again = await call("DELETE", `${ADA}/managers/${id}`);
  expect(again.status).toBe(404);
  expect(again.body.code).toBe("not_found");
});

test("nobody is removed by way of another consumer, or from one that is not there", async () => {
  const { call } = await openWithAda();
  await call("POST", "/production/consumers", { name: "other" });
  const [{ id }] = (await call("GET", `${ADA}/managers`)).body.data;
  expect((await call("DELETE", `/production/consumers/other/managers/${id}`)).status).toBe(404);
  expect((await call("DELETE", `/production/consumers/nobody/managers/${id}`)).status).toBe(404);
  expect((await call("GET", "/production/consumers/nobody/managers")).status).toBe(404);
  expect((await call("POST", "/production/consumers/nobody/managers", { email: "a@b.c" })).status).toBe(404);
  expect((await call("GET", `${ADA}/managers`)).body.total).toBe(1);
});
