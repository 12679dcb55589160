import { act, renderHook, waitFor } from "@testing-library/react";
import {
  httpKeyService,
  type KeyService,
  LatchkeyError,
  LatchkeyProvider,
  useConsumers,
  useCreateKey,
  useRollKey,
  useUpdateKey,
} from "latchkey";
import { openKeyStore } from "latchkey/key-store";
import { createGuard, zuplo } from "latchkey/server";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { twoConsumers } from "./harness.tsx";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
});
afterEach(() => {
  vi.useRealTimers();
});

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

/** The hooks over a service whose creations fail as told; every idempotency key and body that it was sent. */
async function renderActions(failures: (LatchkeyError | null)[]) {
  const sent: { key: string | undefined; input: unknown }[] = [];
  const memory = twoConsumers();
  const user = { sub: "ada" };
  const record = (input: unknown, options?: { idempotencyKey?: string | undefined }) => {
    sent.push({ key: options?.idempotencyKey, input });
    const error = failures.shift();
    if (error) throw error;
  };
  const service: KeyService = {
    ...memory,
    createKey: async (id, input, options) => {
      record(input, options);
      return memory.createKey(id, input);
    },
    rollKey: async (id, keyId, input, options) => {
      record(input, options);
      return memory.rollKey(id, keyId, input);
    },
    updateKey: async (id, keyId, change) => {
      record(change);
      return memory.updateKey(id, keyId, change);
    },
  };
  const view = renderHook(
    () => ({ create: useCreateKey(), roll: useRollKey(), update: useUpdateKey(), list: useConsumers() }),
    {
      wrapper: ({ children }) => (
        <LatchkeyProvider service={service} subject={user.sub}>
          {children}
        </LatchkeyProvider>
      ),
    },
  );
  await waitFor(() => expect(view.result.current.list.status).toBe("ready"));
  const changeUser = (sub: string) => {
    user.sub = sub;
    view.rerender();
  };
  const press = (run: (hooks: typeof view.result.current) => Promise<unknown>) =>
    act(() => run(view.result.current).catch(() => undefined));
  const keys = () => sent.map(({ key }) => key);
  return { press, keys, sent, changeUser };
}

describe("pressing again", () => {
  test.each([
    "network",
    "timeout",
    "upstream_timeout",
    "upstream_unavailable",
    "idempotency_in_flight",
  ] as const)("after %s is the same action", async (code) => {
    const { press, keys } = await renderActions([new LatchkeyError(code)]);
    for (let times = 0; times < 2; times += 1) await press(({ create }) => create.run("acme", { description: "New" }));
    expect(keys()[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys()[1]).toBe(keys()[0]);
  });

  test("stays the same action through a session that has to be renewed and a limit that was met", async () => {
    const { press, keys } = await renderActions([
      new LatchkeyError("network"),
      new LatchkeyError("expired_token"),
      new LatchkeyError("rate_limited"),
    ]);
    for (let times = 0; times < 4; times += 1) await press(({ create }) => create.run("acme", { description: "New" }));
    expect(new Set(keys()).size).toBe(1);
  });

  test.each([
    "too_many_keys",
    "invalid_expiry",
    "not_found",
    "idempotency_result_gone",
  ] as const)("after %s is a new action: nothing was made", async (code) => {
    const { press, keys } = await renderActions([new LatchkeyError(code)]);
    for (let times = 0; times < 2; times += 1) await press(({ create }) => create.run("acme", { description: "New" }));
    expect(keys()[1]).not.toBe(keys()[0]);
  });

  test("after success is a new action", async () => {
    const { press, keys } = await renderActions([new LatchkeyError("network"), null]);
    for (let times = 0; times < 3; times += 1) await press(({ create }) => create.run("acme", { description: "New" }));
    expect(keys()[1]).toBe(keys()[0]);
    expect(keys()[2]).not.toBe(keys()[0]);
  });

  test("with something else entered is another action, and going back to the first is the first", async () => {
    const { press, keys } = await renderActions([new LatchkeyError("network"), new LatchkeyError("network")]);
    for (const description of ["One", "Two", "One"]) await press(({ create }) => create.run("acme", { description }));
    const [one, two, oneAgain] = keys();
    expect(two).not.toBe(one);
    expect(oneAgain).toBe(one);
  });

  test("by another user is another action", async () => {
    const { press, keys, changeUser } = await renderActions([new LatchkeyError("network")]);
    await press(({ create }) => create.run("acme", { description: "New" }));
    changeUser("bob");
    await press(({ create }) => create.run("acme", { description: "New" }));
    expect(keys()[1]).not.toBe(keys()[0]);
  });

  test("a minute later, a roll that counts from now is the same roll, word for word", async () => {
    const { press, sent } = await renderActions([new LatchkeyError("network")]);
    const first = inSeconds(3600);
    await press(({ roll }) => roll.run("acme", "ci", { expiresOn: first }));
    pass(60);
    await press(({ roll }) => roll.run("acme", "ci", { expiresOn: inSeconds(3600) }));
    expect(sent[1]).toEqual(sent[0]);
    expect(sent[1]?.input).toEqual({ expiresOn: first });
  });

  test("a roll with another grace period is another roll", async () => {
    const { press, keys } = await renderActions([new LatchkeyError("network")]);
    await press(({ roll }) => roll.run("acme", "ci", { expiresOn: inSeconds(3600) }));
    pass(60);
    await press(({ roll }) => roll.run("acme", "ci", { expiresOn: inSeconds(0) }));
    expect(keys()[1]).not.toBe(keys()[0]);
  });

  test("ending a key is asked for anew: its moment is that of the press", async () => {
    const { press, sent } = await renderActions([new LatchkeyError("network")]);
    await press(({ update }) => update.run("acme", "ci", { expiresOn: inSeconds(0) }));
    pass(600);
    const now = inSeconds(0);
    await press(({ update }) => update.run("acme", "ci", { expiresOn: now }));
    expect(sent[1]?.input).toEqual({ expiresOn: now });
  });
});

test("an answer that is lost after the server has made the key: pressing again shows that key, and there is one", async () => {
  const apiKey = "the-store's-own-bearer-token";
  const store = await openKeyStore({ database: ":memory:", apiKey });
  const guard = createGuard({
    basePath: "",
    auth: async () => ({ sub: "auth0|ada", email: "ada@example.com", emailVerified: true, claims: {} }),
    upstream: zuplo({ account: "local", bucket: "production", apiKey, url: "http://store.test", fetch: store.fetch }),
  });
  let lost = "";
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const response = await guard(request);
    if (request.method !== "POST" || lost !== "") return response;
    lost = await response.text();
    throw new TypeError("Failed to fetch");
  };
  const service = httpKeyService({ baseUrl: "http://portal.test", fetch });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <LatchkeyProvider service={service}>{children}</LatchkeyProvider>
  );
  const { result } = renderHook(() => ({ create: useCreateKey(), list: useConsumers() }), { wrapper });
  await waitFor(() => expect(result.current.list.status).toBe("ready"));
  const id = result.current.list.consumers[0]?.id ?? "";
  await act(() => result.current.create.run(id, { description: "CI" }).catch(() => undefined));
  expect(result.current.create.error?.code).toBe("network");
  const made = await act(() => result.current.create.run(id, { description: "CI" }));
  expect(JSON.parse(lost)).toMatchObject({ id: made.apiKey.id, key: made.secret });
  expect((await service.load()).consumers[0]?.apiKeys).toHaveLength(2);
  expect(result.current.list.consumers[0]?.apiKeys).toHaveLength(2);
});
