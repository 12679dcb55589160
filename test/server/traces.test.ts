import type { AuditEvent, GuardOptions } from "latchkey/server";
import { describe, expect, test } from "vitest";
import { OPERATIONS } from "../../src/server/operations.ts";
import { ada, BASE, bob, call, firstVisit, openFixture, readAnswer, signToken } from "./fixture.ts";

type Line = { level: string; message: string; fields: Record<string, unknown> };

/** A guard whose events and lines are kept. */
async function open(options: Parameters<typeof openFixture>[0] = {}) {
  const events: AuditEvent[] = [];
  const lines: Line[] = [];
  const write =
    (level: string) =>
    (fields: object, message: string): void =>
      void lines.push({ level, message, fields: { ...fields } });
  const logger = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
  const onEvent = (event: AuditEvent) => void events.push(event);
  const fixture = await openFixture({ logger, onEvent, ...options });
  const first = await firstVisit(fixture.guard, ada);
  const consumer = `/consumers/${first.consumerId}`;
  return { ...fixture, ...first, events, lines, consumer, key: `${consumer}/keys/${first.keyId}` };
}

/** What an event says beside when, who and in which request. */
const essence = ({ at, requestId, subject, ...rest }: AuditEvent) => rest;

describe("what is told of", () => {
  test("each write and each plain key shown: who, what, which ids, when, in which request, and that it was done", async () => {
    const at = Date.UTC(2030, 0, 1);
    const { guard, events, consumerId, keyId, consumer, key } = await open({ now: () => at });
    expect(events.map(essence)).toEqual([{ type: "consumer.provisioned", outcome: "success", consumerId, keyId }]);

    const told = async (method: string, path: string, body?: unknown) => {
      events.length = 0;
      const answer = await call(guard, ada, method, path, body);
      expect(events).toHaveLength(1);
      expect(events[0]).toMatchObject({
        at: "2030-01-01T00:00:00.000Z",
        subject: ada.sub,
        outcome: "success",
        requestId: answer.headers.get("x-request-id"),
      });
      const { outcome, ...rest } = essence(events[0] as AuditEvent);
      return { told: rest, body: answer.body };
    };

    const visible = await told("GET", `${key}?key-format=visible`);
    expect(visible.told).toEqual({ type: "key.revealed", consumerId, keyId });
    const updated = { type: "key.updated", consumerId, keyId };
    const named = await told("PATCH", key, { description: "CI" });
    expect(named.told).toEqual({ ...updated, changed: ["description"] });
    const moved = await told("PATCH", key, { expiresOn: "2030-02-01T00:00:00Z" });
    expect(moved.told).toEqual({ ...updated, changed: ["expiresOn"] });
    const both = await told("PATCH", key, { description: "CD", expiresOn: "2030-03-01T00:00:00Z" });
    expect(both.told).toEqual({ ...updated, changed: ["description", "expiresOn"] });

    const rolled = await told("POST", `${key}/roll`, {});
    expect(rolled.told).toEqual({ type: "key.rolled", consumerId, keyIds: [keyId], successorId: rolled.body.id });
    const all = await told("POST", `${consumer}/roll-key`, {});
    expect(all.told).toMatchObject({ type: "key.rolled", consumerId, successorId: all.body.id });
    expect(new Set("keyIds" in all.told ? all.told.keyIds : [])).toEqual(new Set([keyId, rolled.body.id]));

    const made = await told("POST", `${consumer}/keys`, { description: "New" });
    expect(made.told).toEqual({ type: "key.created", consumerId, keyId: made.body.id });
    const gone = await told("DELETE", `${consumer}/keys/${made.body.id}`);
    expect(gone.told).toEqual({ type: "key.deleted", consumerId, keyId: made.body.id });

    const invited = await told("POST", `${consumer}/managers`, { email: "eve@example.com" });
    expect(invited.told).toEqual({ type: "manager.invited", consumerId, managerId: invited.body.id });
    const removed = await told("DELETE", `${consumer}/managers/${invited.body.id}`);
    expect(removed.told).toEqual({ type: "manager.removed", consumerId, managerId: invited.body.id });

    const second = await told("POST", "/consumers", { label: "Second" });
    const secondKey = second.body.apiKeys.data[0].id;
    expect(second.told).toEqual({ type: "consumer.created", consumerId: second.body.id, keyId: secondKey });
    const renamed = await told("PATCH", consumer, { label: "Team" });
    expect(renamed.told).toEqual({ type: "consumer.renamed", consumerId });
    const ended = await told("DELETE", consumer);
    expect(ended.told).toEqual({ type: "consumer.deleted", consumerId });
  });

  test("every operation that writes or shows a plain key has an event, and no other", () => {
    for (const { kind, event, path } of OPERATIONS) expect(event !== undefined, path).toBe(kind !== "read");
  });

  test("not what only reads, nor who has no good token", async () => {
    const { guard, events, consumer, key } = await open();
    events.length = 0;
    for (const [method, path] of [
      ["PUT", "/me"],
      ["GET", "/consumers"],
      ["GET", key],
      ["GET", `${key}?key-format=masked`],
      ["GET", `${consumer}/managers`],
      ["PUT", consumer],
      ["POST", "/nowhere"],
    ] as const) {
      await call(guard, ada, method, path);
    }
    await call(guard, null, "DELETE", key);
    expect(events).toEqual([]);
  });

  test("a hundred first visits at once are one event", async () => {
    const { guard, events } = await open();
    events.length = 0;
    await Promise.all(Array.from({ length: 100 }, () => call(guard, bob, "PUT", "/me")));
    expect(events.map(({ type }) => type)).toEqual(["consumer.provisioned"]);
  });
});

describe("what is refused or fails is told of with its code", () => {
  test("somebody else's, an unreadable body, a body too large, a limit, and a key service that is down", async () => {
    let down = false;
    const { guard, events, consumerId, keyId, consumer, key } = await open({
      rateLimit: { reveal: { requests: 1, seconds: 60 } },
      intercept: (_request, pass) => (down ? Promise.resolve(new Response(null, { status: 503 })) : pass()),
    });
    const refusal = async (person: typeof ada, method: string, path: string, body?: unknown) => {
      events.length = 0;
      await call(guard, person, method, path, body);
      expect(events).toMatchObject([{ outcome: "failure", subject: person.sub }]);
      const { outcome, ...rest } = essence(events[0] as AuditEvent);
      return rest;
    };
    const ids = { consumerId, keyId };
    expect(await refusal(bob, "DELETE", key)).toEqual({ type: "key.deleted", code: "not_found", ...ids });
    const visible = `${key}?key-format=visible`;
    expect(await refusal(bob, "GET", visible)).toEqual({ type: "key.revealed", code: "not_found", ...ids });
    expect(await refusal(bob, "GET", visible)).toEqual({ type: "key.revealed", code: "rate_limited", ...ids });
    expect(await refusal(ada, "PATCH", key, "{")).toEqual({ type: "key.updated", code: "invalid_json", ...ids });
    const large = { label: "x".repeat(20_000) };
    expect(await refusal(ada, "PATCH", consumer, large)).toEqual({
      type: "consumer.renamed",
      code: "body_too_large",
      consumerId,
    });
    const unverified = { sub: "auth0|eve", email: "eve@example.com", verified: false };
    expect(await refusal(unverified, "PUT", "/me")).toEqual({
      type: "consumer.provisioned",
      code: "email_not_verified",
    });
    down = true;
    expect(await refusal(ada, "DELETE", `${consumer}/managers/m1`)).toEqual({
      type: "manager.removed",
      code: "upstream_unavailable",
      consumerId,
      managerId: "m1",
    });
  });

  test("what is no id is not passed on as one", async () => {
    const { guard, events, lines } = await open();
    events.length = 0;
    lines.length = 0;
    for (const id of ["a%0Ainfo%20forged", "%1b%5B2J", "..%2f..", "x".repeat(500), "eyJ.eyJ.sig"]) {
      await call(guard, ada, "DELETE", `/consumers/${id}/keys/${id}`);
    }
    expect(events.map(essence)).toEqual(Array(5).fill({ type: "key.deleted", outcome: "failure", code: "invalid_id" }));
    expect(JSON.stringify(lines)).not.toMatch(/forged|2J|\.\.|xxx|eyJ/);
  });
});

describe("a listener or a logger with a fault of its own", () => {
  const faults: [string, Partial<GuardOptions>][] = [
    [
      "throws",
      {
        onEvent: () => {
          throw new Error("lkey_leak");
        },
      },
    ],
    ["rejects", { onEvent: () => Promise.reject(new Error("lkey_leak")) }],
    [
      "throws no error",
      {
        onEvent: () => {
          throw "lkey_leak";
        },
      },
    ],
    ["never ends", { onEvent: () => new Promise(() => {}) }],
  ];

  test.each(faults)("onEvent %s: every answer is what it would have been", async (what, options) => {
    const { guard, lines, key } = await open(options);
    expect(await call(guard, ada, "GET", `${key}?key-format=visible`)).toMatchObject({ status: 200 });
    expect(await call(guard, ada, "DELETE", key)).toMatchObject({ status: 204, text: "" });
    expect(await call(guard, ada, "DELETE", key)).toMatchObject({ status: 404, body: { code: "not_found" } });
    const failed = lines.filter(({ message }) => message === "onEvent failed");
    expect(failed.length).toBe(what === "never ends" ? 0 : 4);
    expect(JSON.stringify(lines)).not.toContain("lkey_leak");
  });

  test("a logger that throws", async () => {
    const broken = () => {
      throw new Error("disk full");
    };
    const logger = { debug: broken, info: broken, warn: broken, error: broken };
    const { guard, key } = await open({ logger });
    expect((await call(guard, ada, "DELETE", key)).status).toBe(204);
    expect((await call(guard, ada, "DELETE", key)).status).toBe(404);
  });
});

describe("the request id", () => {
  const ask = async (guard: (request: Request) => Promise<Response>, requestId: string) => {
    const headers = { authorization: `Bearer ${await signToken(ada)}`, "x-request-id": requestId };
    return readAnswer(await guard(new Request(`${BASE}/consumers/nobody`, { method: "DELETE", headers })));
  };

  test("of a proxy is kept, in the answer, its problem, the event and the log", async () => {
    const { guard, events, lines } = await open();
    events.length = 0;
    lines.length = 0;
    for (const id of ["req-12345", "1-5759e988-bd862e3fe1be46a994272793", crypto.randomUUID()]) {
      const answer = await ask(guard, id);
      expect(answer.headers.get("x-request-id")).toBe(id);
      expect(answer.body.requestId).toBe(id);
      expect(events.at(-1)?.requestId).toBe(id);
      expect(lines.at(-1)?.fields.requestId).toBe(id);
    }
  });

  test.each([
    "",
    "short",
    "a b c d e f g",
    "x".repeat(65),
    "<script>alert(1)</script>",
    '{"level":"info"}',
    "../../etc/passwd",
    "$(jndi:ldap)",
    "caf\u00e9-12345",
    "-starts-with-a-dash",
    "lkey_0123456789abcdef",
    "eyJhbGciOi.eyJzdWIi.sig",
  ])("like %j is replaced by one of our own", async (id) => {
    const { guard } = await open();
    const answer = await ask(guard, id);
    expect(answer.body.requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    expect(answer.headers.get("x-request-id")).toBe(answer.body.requestId);
  });
});

describe("the log", () => {
  test("has one line for each answer, with the operation instead of the path that was sent", async () => {
    const { guard, lines, consumerId, keyId, key } = await open();
    lines.length = 0;
    await call(guard, ada, "GET", `${key}?key-format=masked&token=lkey_mistaken`);
    await call(guard, ada, "GET", "/consumers/lkey_mistaken/lkey_mistaken");
    await call(guard, null, "GET", "/consumers");
    const common = { requestId: expect.any(String), ms: expect.any(Number), method: "GET" };
    const path = "/consumers/:id/keys/:keyId";
    expect(lines).toEqual([
      {
        level: "debug",
        message: "answered",
        fields: { ...common, path, consumerId, keyId, status: 200, subject: ada.sub },
      },
      {
        level: "warn",
        message: "answered",
        fields: { ...common, path: "unknown", status: 404, code: "not_found", subject: ada.sub },
      },
      {
        level: "warn",
        message: "answered",
        fields: { ...common, path: "/consumers", status: 401, code: "missing_token" },
      },
    ]);
  });

  test("calls a failure of the server's an error, and tells onError the same", async () => {
    const failures: unknown[] = [];
    const { guard, lines, consumer } = await open({
      intercept: (request, pass) => (request.method === "PATCH" ? Promise.reject(new TypeError("10.0.0.7")) : pass()),
      onError: ({ code }, context) => failures.push({ code, ...context }),
    });
    lines.length = 0;
    failures.length = 0;
    const { body } = await call(guard, ada, "PATCH", consumer, { label: "L" });
    const line = lines.find(({ level }) => level === "error");
    expect(line?.fields).toMatchObject({ status: 503, code: "upstream_unavailable", requestId: body.requestId });
    expect(failures).toEqual([
      { code: "upstream_unavailable", requestId: body.requestId, method: "PATCH", path: "/consumers/:id" },
    ]);
    expect(JSON.stringify(lines)).not.toContain("10.0.0.7");
  });
});
