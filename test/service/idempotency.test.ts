import { httpKeyService } from "latchkey";
import { describe, expect, test } from "vitest";
import { ada, firstVisit, openFixture } from "../server/fixture.ts";
import { answering, CREATED, failure, list, SECRET, wireConsumer, wireKey } from "./http-fixture.ts";
import { serve } from "./server.ts";

const issued = wireKey({ key: SECRET });
type Service = ReturnType<typeof httpKeyService>;

const creations: [string, (service: Service, idempotencyKey?: string) => Promise<unknown>, unknown][] = [
  ["createConsumer", (s, idempotencyKey) => s.createConsumer({ label: "A" }, { idempotencyKey }), wireConsumer()],
  ["createKey", (s, idempotencyKey) => s.createKey("c1", { description: "CI" }, { idempotencyKey }), issued],
  ["rollKey", (s, idempotencyKey) => s.rollKey("c1", "k1", { expiresOn: CREATED }, { idempotencyKey }), issued],
  ["rollConsumer", (s, idempotencyKey) => s.rollConsumer("c1", { expiresOn: CREATED }, { idempotencyKey }), issued],
  [
    "inviteManager",
    (s, idempotencyKey) => s.inviteManager("c1", "a@b.example", { idempotencyKey }),
    { id: "m1", email: "a@b.example" },
  ],
];

describe("the Idempotency-Key", () => {
  test.each(creations)("%s: new for each call, and the caller's own where there is one", async (_name, act, body) => {
    const { service, received } = await answering({ body });
    await act(service);
    await act(service);
    await act(service, 'mine, with "quotes"');
    const keys = received.map(({ headers }) => headers["idempotency-key"]);
    expect(keys[0]).toMatch(/^"[0-9a-f]{32}"$/);
    expect(keys[1]).toMatch(/^"[0-9a-f]{32}"$/);
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBe('"mine, with \\"quotes\\""');
  });

  test("is not sent with what comes to the same however often it is done", async () => {
    const { baseUrl, received } = await serve(({ method }) =>
      method === "DELETE" ? { status: 204 } : { body: method === "PUT" ? list() : issued },
    );
    const service = httpKeyService({ baseUrl });
    await service.load();
    await service.updateKey("c1", "k1", { description: "CI" });
    await service.revealKey("c1", "k1");
    await service.deleteKey("c1", "k1");
    expect(received.map(({ headers }) => headers["idempotency-key"])).toEqual(Array(4).fill(undefined));
  });

  test("is not sent to Zuplo's hosted API, which might refuse it", async () => {
    const { service, received } = await answering({ body: issued }, { provision: false });
    await service.createKey("c1", { description: "CI" });
    expect(received[0]?.headers["idempotency-key"]).toBeUndefined();
  });
});

test("an answer that gets lost after the guard has done it: the same call again brings the same key", async () => {
  const { guard, store } = await openFixture({
    auth: async () => ({ sub: ada.sub, email: "ada@example.com", emailVerified: true, claims: {} }),
  });
  const { consumerId } = await firstVisit(guard, ada);
  let lost = "";
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(`http://portal.test${input}`, init);
    const response = await guard(request);
    if (request.method !== "POST" || lost !== "") return response;
    lost = await response.text();
    throw new TypeError("Failed to fetch");
  };
  const service = httpKeyService({ baseUrl: "/api/keys", fetch });
  const again = () => service.createKey(consumerId, { description: "CI" }, { idempotencyKey: "one-action" });
  expect((await failure(again())).code).toBe("network");
  const { secret, apiKey } = await again();
  expect(JSON.parse(lost)).toMatchObject({ id: apiKey.id, key: secret });
  expect(await store.verifyKey(secret)).not.toBeNull();
  expect((await service.load()).consumers[0]?.apiKeys).toHaveLength(2);
});
