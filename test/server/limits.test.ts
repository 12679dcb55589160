import type { GuardOptions, RateLimiter } from "latchkey/server";
import { describe, expect, test, vi } from "vitest";
import { ada, bob, call, firstVisit, openFixture } from "./fixture.ts";

const twice = { requests: 2, seconds: 60 };

/** A guard, a consumer with a key, and every line of its log. */
async function open(options: Partial<GuardOptions> = {}) {
  const lines: string[] = [];
  const write =
    (level: string) =>
    (fields: object, message: string): void =>
      void lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
  const logger = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
  const fixture = await openFixture({ logger, ...options });
  const { consumerId, keyId } = await firstVisit(fixture.guard, ada);
  const consumer = `/consumers/${consumerId}`;
  return { ...fixture, lines, consumer, key: `${consumer}/keys/${keyId}` };
}

describe("a user who asks too often", () => {
  const kinds = [
    ["read", "GET", (it: { consumer: string }) => `${it.consumer}/managers`],
    ["read", "PUT", () => "/me"],
    ["read", "GET", (it: { key: string }) => it.key],
    ["reveal", "GET", (it: { key: string }) => `${it.key}?key-format=visible`],
    ["write", "DELETE", (it: { key: string }) => it.key],
  ] as const;

  test.each(
    kinds,
  )("a %s by %s too many: 429, how long to wait, and nothing goes upstream", async (kind, method, path) => {
    const opened = await open();
    const { guard } = await openFixture({ upstream: opened.upstream, rateLimit: { [kind]: twice } });
    for (let turn = 0; turn < 2; turn += 1) {
      expect((await call(guard, ada, method, path(opened))).status).not.toBe(429);
    }
    const before = opened.sent.length;
    const refused = await call(guard, ada, method, path(opened));
    expect(refused).toMatchObject({ status: 429, body: { status: 429, code: "rate_limited" } });
    expect(refused.headers.get("retry-after")).toMatch(/^(?:5\d|60)$/);
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    expect(opened.sent.length).toBe(before);
  });

  test("is alone in that, and other kinds of operation still work for them", async () => {
    const { guard, sent, key } = await open({ rateLimit: { reveal: { requests: 1, seconds: 60 } } });
    const visible = `${key}?key-format=visible`;
    expect((await call(guard, ada, "GET", visible)).status).toBe(200);
    const before = sent.length;
    expect((await call(guard, ada, "GET", visible)).status).toBe(429);
    expect(sent.length).toBe(before);
    expect((await call(guard, ada, "GET", key)).status).toBe(200);
    expect((await call(guard, bob, "GET", visible)).status).toBe(404);
    expect((await call(guard, ada, "DELETE", key)).status).toBe(204);
  });

  test("may go on when the time is over", async () => {
    vi.useFakeTimers({ now: Date.now() });
    try {
      const { guard, consumer } = await open({ rateLimit: { write: twice } });
      const rename = () => call(guard, ada, "PATCH", consumer, { label: "L" });
      expect([(await rename()).status, (await rename()).status, (await rename()).status]).toEqual([200, 200, 429]);
      vi.advanceTimersByTime(60_001);
      expect((await rename()).status).toBe(200);
    } finally {
      vi.useRealTimers();
    }
  });

  test("false takes the limits off, one or all", async () => {
    for (const rateLimit of [false, { write: false, read: twice }] as const) {
      const { guard, consumer } = await open({ rateLimit });
      const renames = Array.from({ length: 150 }, () => call(guard, ada, "PATCH", consumer, { label: "L" }));
      expect(new Set((await Promise.all(renames)).map(({ status }) => status))).toEqual(new Set([200]));
    }
  });

  test("by default a write is let through 120 times a minute", async () => {
    const { guard, consumer } = await open();
    const renames = Array.from({ length: 121 }, () => call(guard, ada, "PATCH", consumer, { label: "L" }));
    const statuses = (await Promise.all(renames)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });
});

describe("a counter of the adopter's own", () => {
  const counting = (consume: RateLimiter["consume"]) => ({
    read: { consume },
    write: { consume },
    reveal: { consume },
  });

  test("is asked with the kind and the user, and its refusal counts", async () => {
    const asked: string[] = [];
    const { guard, key } = await open({
      rateLimit: counting(async (name) => {
        asked.push(name);
        if (name.startsWith("reveal:")) throw { msBeforeNext: 1200 };
      }),
    });
    const answer = await call(guard, ada, "GET", `${key}?key-format=visible`);
    expect(answer).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect(answer.headers.get("retry-after")).toBe("2");
    expect(asked).toEqual([`read:${ada.sub}`, `reveal:${ada.sub}`]);
  });

  test("that is down locks nobody out, and the log says so without its words", async () => {
    const { guard, lines, key } = await open({
      rateLimit: counting(() => Promise.reject(new TypeError("redis://user:password@10.0.0.7 refused"))),
    });
    expect((await call(guard, ada, "DELETE", key)).status).toBe(204);
    expect(lines).toContain('error rate limit not counted {"kind":"write","reason":"TypeError"}');
    expect(lines.join()).not.toContain("password");
  });

  test("that hangs locks nobody out either", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const { guard, lines } = await openHanging();
      const answer = call(guard, ada, "GET", "/consumers");
      await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
      await vi.advanceTimersByTimeAsync(1000);
      expect((await answer).status).toBe(200);
      expect(lines).toEqual(['error rate limit not counted {"kind":"read","reason":"TimeoutError"}']);
    } finally {
      vi.useRealTimers();
    }
  });

  async function openHanging() {
    const lines: string[] = [];
    const error = (fields: object, message: string) => void lines.push(`error ${message} ${JSON.stringify(fields)}`);
    const logger = { debug() {}, info() {}, warn() {}, error };
    const fixture = await openFixture({ logger, rateLimit: counting(() => new Promise(() => {})) });
    return { ...fixture, lines };
  }
});

describe("as much as one user may own", () => {
  const create = { description: "CI" };

  test("a full consumer takes no further key until one is deleted, and says so", async () => {
    const { guard, consumer, key, sent } = await open({ maxKeysPerConsumer: 2 });
    expect((await call(guard, ada, "POST", `${consumer}/keys`, create)).status).toBe(200);
    const before = sent.length;
    const answer = await call(guard, ada, "POST", `${consumer}/keys`, create);
    expect(answer).toMatchObject({ status: 409, body: { code: "too_many_keys" } });
    expect(answer.body.detail).toBe("It has 2 keys; 2 is the most. Delete one that you no longer need and try again.");
    expect(sent.slice(before).map(({ method }) => method)).toEqual(["GET"]);
    await call(guard, ada, "DELETE", key);
    expect((await call(guard, ada, "POST", `${consumer}/keys`, create)).status).toBe(200);
  });

  test("a full consumer's keys can be rolled, each once, but not without end", async () => {
    const { guard, consumer, key } = await open({ maxKeysPerConsumer: 1 });
    const rolled = await call(guard, ada, "POST", `${key}/roll`, {});
    expect(rolled.status).toBe(200);
    for (const path of [`${consumer}/keys/${rolled.body.id}/roll`, `${consumer}/roll-key`]) {
      expect(await call(guard, ada, "POST", path, {})).toMatchObject({ status: 409, body: { code: "too_many_keys" } });
    }
    await call(guard, ada, "DELETE", key);
    expect((await call(guard, ada, "POST", `${consumer}/roll-key`, {})).status).toBe(200);
  });

  test("no more consumers than that, and those one was invited to do not count", async () => {
    const { guard, storeFetch, consumer } = await open({ maxConsumersPerUser: 2 });
    for (const name of ["a", "b", "c"]) {
      await storeFetch("POST", "/production/consumers", { name, managers: [ada.email] });
    }
    expect((await call(guard, ada, "POST", "/consumers", { label: "Second" })).status).toBe(200);
    const answer = await call(guard, ada, "POST", "/consumers", { label: "Third" });
    expect(answer).toMatchObject({ status: 409, body: { code: "too_many_consumers" } });
    expect((await call(guard, ada, "GET", "/consumers")).body.total).toBe(5);
    await call(guard, ada, "DELETE", consumer);
    expect((await call(guard, ada, "POST", "/consumers", { label: "Third" })).status).toBe(200);
  });

  test("by default 50 keys and 20 consumers", async () => {
    const { guard, consumer } = await open({ rateLimit: false });
    const keys = Array.from({ length: 49 }, () => call(guard, ada, "POST", `${consumer}/keys`, create));
    expect(new Set((await Promise.all(keys)).map(({ status }) => status))).toEqual(new Set([200]));
    expect((await call(guard, ada, "POST", `${consumer}/keys`, create)).body.code).toBe("too_many_keys");
    for (let made = 1; made < 20; made += 1) await call(guard, ada, "POST", "/consumers", { label: "L" });
    expect((await call(guard, ada, "POST", "/consumers", { label: "L" })).body.code).toBe("too_many_consumers");
  });
});

test.each([
  { maxKeysPerConsumer: 0 },
  { maxConsumersPerUser: 1.5 },
  { maxKeysPerConsumer: Number.NaN },
  { rateLimit: { read: { requests: 0, seconds: 60 } } },
  { rateLimit: { write: { requests: 1, seconds: 0 } } },
  { rateLimit: { reveal: { requests: 1.5, seconds: 1 } } },
])("%j is refused when the guard is made", async (options) => {
  await expect(openFixture(options)).rejects.toThrow(/^createGuard\(\): `(max|rateLimit)/);
});
