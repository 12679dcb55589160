import { describe, expect, test } from "vitest";
import { ada, bob, call, firstVisit, openFixture } from "./fixture.ts";

describe("the first visit", () => {
  test("a hundred at once make one consumer with one key, and all are answered", async () => {
    const { guard, storeFetch } = await openFixture();
    const answers = await Promise.all(Array.from({ length: 100 }, () => call(guard, ada, "PUT", "/me")));
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
    expect(new Set(answers.map(({ body }) => body.data[0].id)).size).toBe(1);
    expect(answers.filter(({ body }) => body.provisioned === true)).toHaveLength(1);
    const { body } = await storeFetch("GET", "/production/consumers?limit=10&offset=0&include-api-keys=true");
    expect(body.data).toHaveLength(1);
    expect(body.data[0].apiKeys).toHaveLength(1);
  });

  test("gives a key that works, and shows it in this one answer only", async () => {
    const { guard, store } = await openFixture();
    const first = await call(guard, ada, "PUT", "/me");
    const key = first.body.data[0].apiKeys.data[0];
    expect(first.body.provisioned).toBe(true);
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect(first.body.data[0].label).toBe("ada@example.com");
    expect(key.description).toBe("Default key");
    expect(await store.verifyKey(key.key)).toMatchObject({
      bucket: "production",
      consumer: { name: first.body.data[0].id },
    });

    const second = await call(guard, ada, "PUT", "/me");
    expect(second.body.provisioned).toBeUndefined();
    expect(second.text).not.toContain(key.key);
    expect(second.body.data[0].apiKeys.data[0].key).toBe(`****${key.key.slice(-4)}`);
  });

  test("is refused without a verified e-mail address, and nothing is made", async () => {
    const { guard, sent } = await openFixture();
    for (const person of [{ ...ada, verified: false }, { sub: "auth0|nobody" }]) {
      const issuerSaysNothing = await call(guard, { email: "", ...person }, "PUT", "/me").catch(() => null);
      if ("email" in person)
        expect(issuerSaysNothing).toMatchObject({ status: 403, body: { code: "email_not_verified" } });
    }
    expect(sent.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("is not repeated for a user who deleted all keys but kept the consumer", async () => {
    const { guard } = await openFixture();
    const { consumerId, keyId } = await firstVisit(guard, ada);
    await call(guard, ada, "DELETE", `/consumers/${consumerId}/keys/${keyId}`);
    const again = await call(guard, ada, "PUT", "/me");
    expect(again.body.data[0].apiKeys.data).toEqual([]);
    expect(again.body.provisioned).toBeUndefined();
  });

  test("starts afresh after the last consumer was deleted", async () => {
    const { guard } = await openFixture();
    const { consumerId, secret } = await firstVisit(guard, ada);
    await call(guard, ada, "DELETE", `/consumers/${consumerId}`);
    const again = await call(guard, ada, "PUT", "/me");
    expect(again.body.provisioned).toBe(true);
    expect(again.body.data[0].apiKeys.data[0].key).not.toBe(secret);
  });

  test("does not bring back a user whom an operator removed", async () => {
    const { guard, storeFetch } = await openFixture();
    const { consumerId } = await firstVisit(guard, ada);
    const managers = await storeFetch("GET", `/production/consumers/${consumerId}/managers?limit=10&offset=0`);
    await storeFetch("DELETE", `/production/consumers/${consumerId}/managers/${managers.body.data[0].id}`);
    const again = await call(guard, ada, "PUT", "/me");
    expect(again).toMatchObject({ status: 200, body: { data: [], total: 0 } });
  });

  test("finds a consumer that the user was invited to by their verified address, whatever its case", async () => {
    const { guard, storeFetch } = await openFixture();
    await storeFetch("POST", "/production/consumers", { name: "acme", managers: ["ADA@example.com"] });
    const visit = await call(guard, ada, "PUT", "/me");
    expect(visit.body.data.map((consumer: { id: string }) => consumer.id)).toEqual(["acme"]);
    const unverified = await call(guard, { ...ada, verified: false }, "PUT", "/me");
    expect(unverified.status).toBe(403);
  });

  test("survives a key service that shows no key in its answer", async () => {
    const { guard } = await openFixture({
      intercept: async (request, pass) => {
        const response = await pass();
        if (request.method !== "POST") return response;
        const { apiKeys, ...consumer } = (await response.json()) as Record<string, unknown>;
        return Response.json(consumer);
      },
    });
    const { body } = await call(guard, ada, "PUT", "/me");
    expect(body.provisioned).toBe(true);
    expect(body.data[0].apiKeys.data[0].key).toMatch(/^lkey_/);
  });
});

describe("the provisioning option", () => {
  test("false: a new user sees an empty list, and nothing is made", async () => {
    const { guard, sent } = await openFixture({ provisioning: false });
    expect((await call(guard, ada, "PUT", "/me")).body).toEqual({ data: [], limit: 1000, offset: 0, total: 0 });
    expect(sent.every(({ method }) => method === "GET")).toBe(true);
  });

  test("a function decides label, metadata and tags, and who is let in", async () => {
    const { guard, store, storeFetch } = await openFixture({
      provisioning: (user) =>
        user.email === "bob@example.com"
          ? null
          : { label: "Ada Ltd", metadata: { plan: "gold" }, tags: { region: "eu" } },
    });
    const refused = await call(guard, bob, "PUT", "/me");
    expect(refused).toMatchObject({ status: 403, body: { code: "not_admitted" } });

    const { consumerId, secret } = await firstVisit(guard, ada);
    expect(await store.verifyKey(secret)).toMatchObject({ consumer: { metadata: { plan: "gold" } } });
    const { body } = await storeFetch("GET", `/production/consumers/${consumerId}`);
    expect(body).toMatchObject({ description: "Ada Ltd", tags: { region: "eu", sub: ada.sub } });
  });

  test("a function has the last word on the metadata of later consumers too", async () => {
    const { guard } = await openFixture({ provisioning: () => ({ metadata: { plan: "free" } }) });
    const { body } = await call(guard, ada, "POST", "/consumers", { label: "Mine", metadata: { plan: "gold" } });
    expect(body).toMatchObject({ label: "Mine", metadata: { plan: "free" } });
  });

  test("a function that throws is an error of the server, without its words", async () => {
    const { guard } = await openFixture({
      provisioning: () => {
        throw new Error("secret detail");
      },
    });
    const answer = await call(guard, ada, "PUT", "/me");
    expect(answer).toMatchObject({ status: 500, body: { code: "internal_error" } });
    expect(answer.text).not.toContain("secret detail");
  });
});
