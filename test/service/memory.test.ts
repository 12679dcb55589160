import { LatchkeyError, type MemoryKeyServiceOptions, memoryKeyService } from "latchkey/testing";
import { afterEach, describe, expect, test, vi } from "vitest";

const T = Date.UTC(2030, 0, 1);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (ms: number) => new Date(T + ms).toISOString();

/** A service whose clock is moved by hand. */
function open(options: MemoryKeyServiceOptions = {}) {
  let time = T;
  const service = memoryKeyService({ now: () => time, ...options });
  return { service, pass: (ms: number) => (time += ms) };
}

const acme = { label: "Acme", apiKeys: [{ description: "CI" }, { description: "Laptop", expiresOn: at(DAY) }] };
const code = (code: string) => expect.objectContaining({ name: "LatchkeyError", code });
const keysOf = async ({ service }: ReturnType<typeof open>) => (await service.load()).consumers[0]?.apiKeys ?? [];

afterEach(() => {
  vi.useRealTimers();
});

describe("what it refuses", () => {
  test.each(["", "   ", "x".repeat(129), "two\nlines", "nul\u0000"])("the name %j", async (name) => {
    const { service } = open({ consumers: [acme] });
    await expect(service.createKey("consumer-1", { description: name })).rejects.toEqual(code("invalid_body"));
    await expect(service.renameConsumer("consumer-1", name)).rejects.toEqual(code("invalid_body"));
    await expect(service.updateKey("consumer-1", "key-1", { description: name })).rejects.toEqual(code("invalid_body"));
    await expect(service.createConsumer({ label: name })).rejects.toEqual(code("invalid_body"));
    expect((await service.load()).consumers[0]).toMatchObject({ label: "Acme", apiKeys: { length: 2 } });
  });

  test("an expiry that is no date, or for a new key one that is not ahead", async () => {
    const { service } = open({ consumers: [acme] });
    const create = (expiresOn: string) => service.createKey("consumer-1", { description: "New", expiresOn });
    await expect(create("tomorrow")).rejects.toEqual(code("invalid_body"));
    await expect(create(at(0))).rejects.toEqual(code("invalid_expiry"));
  });

  test("to end a key in the past, but for the minutes that clocks differ by", async () => {
    const { service } = open({ consumers: [acme] });
    const end = (expiresOn: string) => service.updateKey("consumer-1", "key-1", { expiresOn });
    await expect(end(at(-HOUR))).rejects.toEqual(code("invalid_expiry"));
    expect((await end(at(-60_000))).expiresOn).toBe(at(0));
  });

  test("to bring an expired key back to life", async () => {
    const { service, pass } = open({ consumers: [acme] });
    pass(DAY);
    await expect(service.updateKey("consumer-1", "key-2", { expiresOn: at(3 * DAY) })).rejects.toEqual(
      code("invalid_expiry"),
    );
  });

  test("to roll where no key is active", async () => {
    const { service, pass } = open({
      consumers: [{ label: "Old", apiKeys: [{ description: "CI", expiresOn: at(HOUR) }] }],
    });
    pass(HOUR);
    const input = { expiresOn: at(DAY) };
    await expect(service.rollConsumer("consumer-1", input)).rejects.toEqual(code("nothing_to_roll"));
    await expect(service.rollKey("consumer-1", "key-1", input)).rejects.toEqual(code("nothing_to_roll"));
  });

  test("ids that it does not know", async () => {
    const { service } = open({ consumers: [acme] });
    await expect(service.deleteKey("consumer-1", "key-9")).rejects.toEqual(code("not_found"));
    await expect(service.revealKey("consumer-9", "key-1")).rejects.toEqual(code("not_found"));
    await expect(service.deleteConsumer("consumer-9")).rejects.toEqual(code("not_found"));
  });

  test("to remove the last manager who can sign in", async () => {
    const { service } = open({ consumers: [acme] });
    await expect(service.inviteManager("consumer-1", "nobody")).rejects.toEqual(code("invalid_body"));
    await service.inviteManager("consumer-1", "bob@example.com");
    await expect(service.removeManager("consumer-1", "manager-1")).rejects.toEqual(code("last_manager"));
    await service.removeManager("consumer-1", "manager-2");
    expect(await service.listManagers("consumer-1")).toHaveLength(1);
  });

  test("what its capabilities rule out", async () => {
    const { service } = open({ consumers: [acme], capabilities: { reveal: false, deleteKey: false } });
    await expect(service.revealKey("consumer-1", "key-1")).rejects.toEqual(code("not_retrievable"));
    await expect(service.deleteKey("consumer-1", "key-1")).rejects.toEqual(code("method_not_allowed"));
    expect(await keysOf({ service, pass: () => 0 })).toHaveLength(2);
  });
});

describe("a first visit", () => {
  test("finds one consumer with one key, which is shown this once", async () => {
    const { service } = open();
    const first = await service.load();
    expect(first.consumers).toMatchObject([{ apiKeys: [{ description: "Default key", expiresOn: null }] }]);
    const secret = first.provisioned?.issued.secret ?? "";
    expect(secret).toMatch(/^lkey_[0-9a-f]{40}_[0-9a-f]{8}$/);
    const second = await service.load();
    expect(second.provisioned).toBeNull();
    expect(JSON.stringify([first.consumers, second])).not.toContain(secret);
    expect(second.consumers[0]?.apiKeys[0]?.masked).toBe(`****${secret.slice(-4)}`);
  });

  test("makes nothing where a consumer is there, even without keys, or provisioning is off", async () => {
    expect((await open({ consumers: [{ label: "Empty" }] }).service.load()).provisioned).toBeNull();
    expect(await open({ provisioning: false }).service.load()).toEqual({ consumers: [], total: 0, provisioned: null });
  });

  test("starts afresh after the last consumer was deleted", async () => {
    const { service } = open({ consumers: [acme] });
    await service.deleteConsumer("consumer-1");
    expect((await service.load()).provisioned).toMatchObject({ consumerId: "consumer-2" });
  });
});

describe("a roll", () => {
  test("of one key ends that key only, and its successor is permanent as it was", async () => {
    const opened = open({ consumers: [acme] });
    const { apiKey, secret } = await opened.service.rollKey("consumer-1", "key-1", { expiresOn: at(HOUR) });
    expect(await opened.service.revealKey("consumer-1", apiKey.id)).toBe(secret);
    expect(await keysOf(opened)).toMatchObject([
      { id: "key-3", description: "CI", expiresOn: null },
      { id: "key-1", expiresOn: at(HOUR) },
      { id: "key-2", expiresOn: at(DAY) },
    ]);
  });

  test("of a key with a lifetime gives its successor the same, and never lengthens the old one's", async () => {
    const opened = open({ consumers: [acme] });
    opened.pass(HOUR);
    await opened.service.rollKey("consumer-1", "key-2", { expiresOn: at(7 * DAY) });
    expect(await keysOf(opened)).toMatchObject([
      { id: "key-3", description: "Laptop", expiresOn: at(HOUR + DAY) },
      { id: "key-1", expiresOn: null },
      { id: "key-2", expiresOn: at(DAY) },
    ]);
  });

  test("of a consumer ends all its active keys and makes one", async () => {
    const opened = open({ consumers: [acme] });
    await opened.service.rollConsumer("consumer-1", { expiresOn: at(HOUR) });
    expect((await keysOf(opened)).map(({ expiresOn }) => expiresOn)).toEqual([null, at(HOUR), at(HOUR)]);
  });
});

describe("faults and latency to order", () => {
  const limited = new LatchkeyError("rate_limited", { retryAfter: 5 });

  test("a single failure changes nothing and passes", async () => {
    const { service } = open({ consumers: [acme] });
    service.failNext("deleteKey", limited);
    await expect(service.deleteKey("consumer-1", "key-1")).rejects.toBe(limited);
    await expect(service.deleteKey("consumer-1", "key-1")).resolves.toBeUndefined();
    expect(service.calls).toEqual([{ operation: "deleteKey" }, { operation: "deleteKey" }]);
  });

  test("a lasting one lasts until it is healed", async () => {
    const { service } = open({ faults: { load: limited } });
    service.fail("createConsumer", limited);
    await expect(service.load()).rejects.toBe(limited);
    await expect(service.load()).rejects.toBe(limited);
    service.heal("load");
    await expect(service.load()).resolves.toBeDefined();
    await expect(service.createConsumer({ label: "Acme" })).rejects.toBe(limited);
    service.heal();
    await expect(service.createConsumer({ label: "Acme" })).resolves.toBeDefined();
  });

  test("answers come after the latency, operation by operation", async () => {
    vi.useFakeTimers();
    const { service } = open({ consumers: [acme], latencyMs: (operation) => (operation === "load" ? 300 : 0) });
    const settled = vi.fn();
    const loading = service.load().then(settled);
    await service.renameConsumer("consumer-1", "Faster");
    await vi.advanceTimersByTimeAsync(299);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await loading;
    expect(settled).toHaveBeenCalledOnce();
  });

  test("an endless latency is one: no timer ends it", async () => {
    vi.useFakeTimers();
    const { service } = open({ latencyMs: Number.POSITIVE_INFINITY });
    const settled = vi.fn();
    void service.load().then(settled);
    await vi.advanceTimersByTimeAsync(DAY);
    expect(settled).not.toHaveBeenCalled();
  });

  test("an aborted call stops waiting and does nothing", async () => {
    const { service } = open({ consumers: [acme], latencyMs: Number.POSITIVE_INFINITY });
    const controller = new AbortController();
    const call = service.deleteKey("consumer-1", "key-1", { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toEqual(code("aborted"));
    service.setLatency(0);
    await expect(service.load({ signal: AbortSignal.abort() })).rejects.toEqual(code("aborted"));
    expect((await service.load()).consumers[0]?.apiKeys).toHaveLength(2);
  });
});
