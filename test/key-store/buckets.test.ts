import { expect, test } from "vitest";
import { at, HOUR, NOW, openTestStore, openWithAda } from "./fixture.ts";

test("production, preview and development exist from the start", async () => {
  const { call } = await openTestStore();
  const { status, body } = await call("GET", "");
  expect(status).toBe(200);
  expect(body.data.map(({ name }: { name: string }) => name)).toEqual(["production", "preview", "development"]);
  expect(body).toMatchObject({ limit: 1000, offset: 0, total: 3 });
});

test("other buckets may be asked for when the store is opened", async () => {
  const { call } = await openTestStore({
    buckets: ["staging", { name: "show-once", description: "No second look", isRetrievable: false }],
  });
  const { body } = await call("GET", "");
  expect(body.data).toMatchObject([
    { name: "staging", isRetrievable: true },
    { name: "show-once", description: "No second look", isRetrievable: false },
  ]);
});

test("a bucket is made, read, changed and deleted", async () => {
  const { call, clock } = await openTestStore();
  const made = await call("POST", "", { name: "my-bucket", description: "Mine", tags: { team: "core" } });
  expect(made.status).toBe(200);
  expect(made.body.id).toMatch(/^bckt_[0-9A-Za-z]{24}$/);
  expect(made.body).toMatchObject({ name: "my-bucket", isRetrievable: true, createdOn: at(NOW), updatedOn: at(NOW) });
  expect((await call("GET", "/my-bucket")).body).toEqual(made.body);

  clock.now += HOUR;
  const changed = await call("PATCH", "/my-bucket", { tags: {} });
  expect(changed.body).toEqual({ ...made.body, tags: {}, updatedOn: at(NOW + HOUR) });
  expect((await call("GET", "/my-bucket")).body).toEqual(changed.body);

  expect((await call("DELETE", "/my-bucket")).status).toBe(204);
  expect((await call("GET", "/my-bucket")).status).toBe(404);
});

test("a name that is taken: 409, and the bucket stays as it was", async () => {
  const { call } = await openTestStore();
  await call("POST", "", { name: "my-bucket", description: "first" });
  const again = await call("POST", "", { name: "my-bucket", description: "second" });
  expect(again.status).toBe(409);
  expect(again.body.code).toBe("conflict");
  expect((await call("GET", "/my-bucket")).body.description).toBe("first");
});

test.each(["GET", "PATCH", "DELETE"])("%s of a bucket that is not there: 404", async (method) => {
  const { call } = await openTestStore();
  const { status, body } = await call(method, "/nowhere", method === "PATCH" ? {} : undefined);
  expect(status).toBe(404);
  expect(body.code).toBe("not_found");
});

test("whether keys can be shown again is decided once", async () => {
  const { call } = await openTestStore();
  await call("POST", "", { name: "my-bucket", isRetrievable: false });
  const changed = await call("PATCH", "/my-bucket", { isRetrievable: true, description: "now?" });
  expect(changed.status).toBe(400);
  const { body } = await call("GET", "/my-bucket");
  expect(body.isRetrievable).toBe(false);
  expect(body).not.toHaveProperty("description");
  // Who sends back what they have read is not refused.
  expect((await call("PATCH", "/my-bucket", { isRetrievable: false })).status).toBe(200);
});

test("a deleted bucket takes its consumers and keys with it, and those of others stay", async () => {
  const { call, store, key } = await openWithAda();
  await call("POST", "/preview/consumers?with-api-key=true", { name: "ada" });
  expect((await call("DELETE", "/production")).status).toBe(204);
  expect(await store.verifyKey(key)).toBeNull();
  await call("POST", "", { name: "production" });
  expect((await call("GET", "/production/consumers")).body.total).toBe(0);
  expect((await call("GET", "/preview/consumers")).body.total).toBe(1);
});
