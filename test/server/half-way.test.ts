import { describe, expect, test } from "vitest";
import { ada, call, firstVisit, openFixture } from "./fixture.ts";

type Fault = (request: Request) => boolean;

/** A guard whose key service fails where the test says, once there is a first consumer. */
async function openFaulty({ keyless = false } = {}) {
  const state: { fails: Fault } = { fails: () => false };
  const fixture = await openFixture({
    intercept: async (request, pass) => {
      if (state.fails(request)) return new Response(null, { status: 503, headers: { "retry-after": "0" } });
      const response = await pass();
      const path = new URL(request.url).pathname;
      if (!keyless || request.method !== "POST" || !path.endsWith("/keys")) return response;
      const { key, ...rest } = (await response.json()) as Record<string, unknown>;
      return Response.json(rest);
    },
  });
  const owned = await firstVisit(fixture.guard, ada);
  const consumers = async () => (await call(fixture.guard, ada, "GET", "/consumers")).body.data;
  return { ...fixture, ...owned, state, consumers };
}

const readsKey: Fault = (request) => request.method === "GET" && /\/keys\/[^/]+$/.test(new URL(request.url).pathname);
const makesKey: Fault = (request) => request.method === "POST" && new URL(request.url).pathname.endsWith("/keys");

describe("a key that nobody could be shown", () => {
  test("is taken back, by create and by roll", async () => {
    const { guard, consumerId, keyId, state, consumers } = await openFaulty({ keyless: true });
    state.fails = readsKey;
    for (const [path, body] of [
      [`/consumers/${consumerId}/keys`, { description: "CI" }],
      [`/consumers/${consumerId}/keys/${keyId}/roll`, {}],
    ] as const) {
      expect(await call(guard, ada, "POST", path, body)).toMatchObject({ status: 503 });
    }
    const [consumer] = await consumers();
    expect(consumer.apiKeys.data).toMatchObject([{ id: keyId, expiresOn: null }]);
  });
});

test("a consumer whose first key could not be made does not stay behind", async () => {
  const { guard, state, consumers } = await openFaulty();
  state.fails = makesKey;
  expect(await call(guard, ada, "POST", "/consumers", { label: "Mobile" })).toMatchObject({ status: 503 });
  expect(await consumers()).toHaveLength(1);
});

test("a first key that could not be named is shown all the same", async () => {
  const { guard } = await openFixture({
    intercept: (request, pass) =>
      request.method === "PATCH" ? Promise.resolve(new Response(null, { status: 503 })) : pass(),
  });
  const { status, body } = await call(guard, ada, "PUT", "/me");
  expect({ status, provisioned: body.provisioned }).toEqual({ status: 200, provisioned: true });
  expect(body.data[0].apiKeys.data).toMatchObject([{ key: expect.stringMatching(/^lkey_/), description: "" }]);
});

test("a listener that throws costs nobody their answer", async () => {
  const { guard } = await openFixture({
    intercept: async () => new Response(null, { status: 500 }),
    onError: () => {
      throw new Error("the log is full");
    },
  });
  expect(await call(guard, ada, "PATCH", "/consumers/acme", { label: "L" })).toMatchObject({ status: 503 });
});

test("whatever an adopter's function throws, the answer is a problem", async () => {
  const thrown = () => Promise.reject("not an Error, but lkey_secret");
  for (const options of [{ auth: thrown }, { provisioning: thrown }]) {
    const { guard } = await openFixture(options);
    const answer = await call(guard, ada, "PUT", "/me");
    expect(answer).toMatchObject({ status: 500, body: { code: "internal_error" } });
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.text).not.toContain("lkey_secret");
  }
});

test("a rename answers when it was made", async () => {
  const { guard, consumerId, consumers } = await openFaulty();
  const renamed = await call(guard, ada, "PATCH", `/consumers/${consumerId}`, { label: "Team" });
  const [consumer] = await consumers();
  expect(renamed.body.updatedOn).toBe(consumer.updatedOn);
});

test("a key that lives as long as dates go can be rolled", async () => {
  const { guard, consumerId } = await openFaulty();
  const keys = `/consumers/${consumerId}/keys`;
  const made = await call(guard, ada, "POST", keys, { description: "Long", expiresOn: "9999-12-31T23:59:59Z" });
  expect(made.status).toBe(200);
  const rolled = await call(guard, ada, "POST", `${keys}/${made.body.id}/roll`, {});
  expect(rolled).toMatchObject({ status: 200, body: { expiresOn: expect.stringMatching(/^9999-12-31/) } });
  const beyond = await call(guard, ada, "POST", keys, { description: "X", expiresOn: "9999-12-31T23:59:59-14:00" });
  expect(beyond).toMatchObject({ status: 400, body: { code: "invalid_expiry" } });
});
