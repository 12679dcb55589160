import { describe, expect, test } from "vitest";
import { ada, bob, call, firstVisit, openFixture } from "./fixture.ts";

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
