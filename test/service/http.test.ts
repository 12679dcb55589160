import { httpKeyService, LatchkeyError } from "latchkey";
import { describe, expect, test, vi } from "vitest";
import { answering, CREATED, failure, list, SECRET, TOKEN, wireConsumer, wireKey } from "./http-fixture.ts";
import { type Answer, serve } from "./server.ts";

describe("secrets", () => {
  test("stay out of every error", async () => {
    const answers: Answer[] = [
      { body: `"${SECRET}` },
      { body: { key: SECRET } },
      { status: 500, body: SECRET },
      {
        status: 400,
        body: { code: "invalid_body", key: SECRET },
        headers: { "content-type": "application/problem+json" },
      },
    ];
    for (const answer of answers) {
      const { service } = await answering(answer, { getToken: async () => TOKEN });
      const error = await failure(service.revealKey("c1", "k1"));
      const all = JSON.stringify([error, error.message, error.stack, String(error.cause), error.toProblem()]);
      expect(all).not.toContain(SECRET);
      expect(all).not.toContain(TOKEN);
    }
  });

  test("a service that sends plain keys in its list gets none of them on screen", async () => {
    const { service } = await answering({
      body: list(wireConsumer({ apiKeys: { data: [wireKey({ key: SECRET })] } })),
    });
    const loaded = await service.load();
    expect(JSON.stringify(loaded)).not.toContain(SECRET);
    expect(loaded.consumers[0]?.apiKeys[0]?.masked).toBe("****ffee");
  });
});

describe("the access token", () => {
  test("goes into the Authorization header, asked for anew each time", async () => {
    let count = 0;
    const { service, received } = await answering({ body: list() }, { getToken: async () => `token-${++count}` });
    await service.load();
    await service.load();
    expect(received.map(({ headers }) => headers.authorization)).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  test("without getToken there is no such header: the host's cookie does it", async () => {
    const { service, received } = await answering({ body: list() });
    await service.load();
    expect(received[0]?.headers.authorization).toBeUndefined();
  });

  test("a failure to get one says to sign in, and sends nothing", async () => {
    const cause = new Error("login_required");
    const { service, received } = await answering({}, { getToken: () => Promise.reject(cause) });
    expect(await failure(service.load())).toMatchObject({ code: "invalid_token", cause });
    expect(received).toEqual([]);
  });

  test("a LatchkeyError from it passes through", async () => {
    const error = new LatchkeyError("email_not_verified");
    const { service } = await answering({}, { getToken: () => Promise.reject(error) });
    expect(await failure(service.load())).toBe(error);
  });
});

describe("the wire contract", () => {
  const issued = wireKey({ key: SECRET });
  const ids = ["user/a b", "k?1"] as const;
  const at = "/api/keys/consumers/user%2Fa%20b";
  const input = { expiresOn: CREATED };
  type Service = ReturnType<typeof httpKeyService>;

  test.each<[string, (service: Service) => Promise<unknown>, string, unknown, Answer]>([
    ["load", (s) => s.load(), "PUT /api/keys/me", undefined, { body: list() }],
    [
      "createConsumer",
      (s) => s.createConsumer({ label: "Acme" }),
      "POST /api/keys/consumers",
      { label: "Acme" },
      { body: wireConsumer() },
    ],
    [
      "renameConsumer",
      (s) => s.renameConsumer(ids[0], "New"),
      `PATCH ${at}`,
      { label: "New" },
      { body: wireConsumer() },
    ],
    ["deleteConsumer", (s) => s.deleteConsumer(ids[0]), `DELETE ${at}`, undefined, { status: 204 }],
    [
      "createKey",
      (s) => s.createKey(ids[0], { description: "CI" }),
      `POST ${at}/keys`,
      { description: "CI" },
      { body: issued },
    ],
    ["revealKey", (s) => s.revealKey(...ids), `GET ${at}/keys/k%3F1?key-format=visible`, undefined, { body: issued }],
    ["updateKey", (s) => s.updateKey(...ids, input), `PATCH ${at}/keys/k%3F1`, input, { body: wireKey() }],
    ["deleteKey", (s) => s.deleteKey(...ids), `DELETE ${at}/keys/k%3F1`, undefined, { status: 204 }],
    ["rollKey", (s) => s.rollKey(...ids, input), `POST ${at}/keys/k%3F1/roll`, input, { body: issued }],
    ["rollConsumer", (s) => s.rollConsumer(ids[0], input), `POST ${at}/roll-key`, input, { body: issued }],
    ["listManagers", (s) => s.listManagers(ids[0]), `GET ${at}/managers`, undefined, { body: { data: [] } }],
    [
      "inviteManager",
      (s) => s.inviteManager(ids[0], "a@b.example"),
      `POST ${at}/managers`,
      { email: "a@b.example" },
      { body: { id: "m1", email: "a@b.example" } },
    ],
    ["removeManager", (s) => s.removeManager(ids[0], "m/1"), `DELETE ${at}/managers/m%2F1`, undefined, { status: 204 }],
  ])("%s is one request", async (_, act, line, body, answer) => {
    const { service, received } = await answering(answer);
    await act(service);
    expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual([line]);
    expect(received[0]?.body).toEqual(body);
    expect(received[0]?.headers["content-type"]).toBe(body === undefined ? undefined : "application/json");
  });

  test("without provisioning the list is only read", async () => {
    const { service, received } = await answering({ body: list(wireConsumer()) }, { provision: false });
    expect((await service.load()).consumers).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: "GET",
      url: "/api/keys/consumers?limit=1000&offset=0&key-format=masked",
    });
  });

  test("a first login brings the one key that was made, beside the masked list", async () => {
    const body = { ...list(wireConsumer({ apiKeys: { data: [issued] } })), provisioned: true };
    const { service } = await answering({ body });
    const { consumers, provisioned } = await service.load();
    expect(provisioned).toMatchObject({ consumerId: "c1", issued: { secret: SECRET } });
    expect(JSON.stringify(consumers)).not.toContain(SECRET);
  });

  test("nothing is cached and no cookie goes to another origin", async () => {
    const fetch = vi.fn(async () => Response.json(list()));
    await httpKeyService({ baseUrl: "/api/keys///", fetch }).load();
    expect(fetch).toHaveBeenCalledExactlyOnceWith(
      "/api/keys/me",
      expect.objectContaining({ cache: "no-store", credentials: "same-origin", redirect: "error" }),
    );
  });

  test("what the service cannot do is said by its capabilities", () => {
    const service = httpKeyService({ baseUrl: "/api/keys", capabilities: { reveal: false } });
    expect(service.capabilities).toMatchObject({ reveal: false, createKey: true });
    expect(service.name).toBe("/api/keys");
  });
});

describe("a roll by Zuplo itself, which answers with no body", () => {
  const keys = [
    { ...wireKey(), id: "old", createdOn: "2029-01-01T00:00:00Z" },
    { ...wireKey(), id: "new", createdOn: "2030-01-01T00:00:00.001Z" },
    { ...wireKey(), id: "older", createdOn: "2028-01-01T00:00:00Z" },
  ];

  test("brings the consumer's newest key, which is looked up", async () => {
    const { baseUrl, received } = await serve(({ method, url }) => {
      if (method === "POST") return { status: 204 };
      return url.includes("/keys/new?")
        ? { body: wireKey({ id: "new", key: SECRET }) }
        : { body: list(wireConsumer({ apiKeys: { data: keys } })) };
    });
    const issued = await httpKeyService({ baseUrl, provision: false }).rollConsumer("c1", { expiresOn: CREATED });
    expect(issued).toMatchObject({ secret: SECRET, apiKey: { id: "new" } });
    expect(received.map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
  });

  test("says that the keys were rolled where the new one cannot be fetched", async () => {
    const { baseUrl } = await serve(({ method }) => (method === "POST" ? { status: 204 } : { status: 404 }));
    const error = await failure(httpKeyService({ baseUrl }).rollConsumer("c1", { expiresOn: CREATED }));
    expect(error.code).toBe("unexpected_response");
    expect(error.detail).toContain("were rolled");
  });
});
