import { act } from "@testing-library/react";
import { memoryKeyService } from "latchkey/testing";
import { describe, expect, test, vi } from "vitest";
import { type Act, everyChange, useAll } from "./all-operations.ts";
import { acting, countOf, deferred, everythingIn, inAnHour, renderReady } from "./harness.tsx";

describe("a plain key", () => {
  test("is nowhere in the query client, in an event or in the list, whatever was done", async () => {
    const view = await renderReady(useAll);
    const secrets: (string | undefined)[] = [];
    const { hook } = view.result.current;
    secrets.push((await acting(() => hook.createKey.run("acme", { description: "New" }))).secret);
    secrets.push((await acting(() => hook.createConsumer.run({ label: "Initech" }))).issued?.secret);
    secrets.push(await acting(() => hook.revealKey.run("acme", "ci")));
    secrets.push((await acting(() => hook.rollKey.run("acme", "ci", { expiresOn: inAnHour() }))).secret);
    secrets.push((await acting(() => hook.rollConsumer.run("globex", { expiresOn: inAnHour() }))).secret);

    const seen = everythingIn(view.client) + JSON.stringify([view.events, view.result.current]);
    expect(view.client.getMutationCache().getAll().length).toBeGreaterThan(0);
    expect(new Set(secrets).size).toBe(5);
    for (const secret of secrets) {
      expect(secret).toMatch(/^lkey_/);
      expect(seen).not.toContain(secret);
    }
  });

  test("is not there while its request is on its way either", async () => {
    const view = await renderReady(useAll);
    const answer = deferred<string>();
    vi.spyOn(view.service, "revealKey").mockReturnValue(answer.promise);
    const seen: string[] = [];
    view.client.getMutationCache().subscribe(() => seen.push(everythingIn(view.client)));
    const call = view.result.current.hook.revealKey.run("acme", "ci");
    await act(async () => answer.resolve("lkey_secret_secret"));
    expect(await call).toBe("lkey_secret_secret");
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.join()).not.toContain("lkey_secret");
  });
});

describe("a double click", () => {
  test.each(everyChange)("%s: one request, one promise", async (name, run) => {
    const view = await renderReady(useAll);
    const { hook } = view.result.current;
    const [first, second] = [run(hook), run(hook)];
    expect(second).toBe(first);
    await act(() => first);
    expect(countOf(view.service, name)).toBe(1);
  });

  test("of two different wishes does both", async () => {
    const view = await renderReady(useAll);
    const { revealKey } = view.result.current.hook;
    const [ci, laptop] = await acting(() =>
      Promise.all([revealKey.run("acme", "ci"), revealKey.run("acme", "laptop")]),
    );
    expect(ci).not.toBe(laptop);
    expect(countOf(view.service, "revealKey")).toBe(2);
  });

  test("'end it now', once pressed, is not taken for the extension that is on its way", async () => {
    const view = await renderReady(useAll);
    const { updateKey } = view.result.current.hook;
    const now = new Date().toISOString();
    await act(() =>
      Promise.all([
        updateKey.run("acme", "ci", { expiresOn: inAnHour() }),
        updateKey.run("acme", "ci", { expiresOn: now }),
      ]),
    );
    expect(countOf(view.service, "updateKey")).toBe(2);
  });

  test("before and after a change of user is two wishes: nobody gets the other's key", async () => {
    const view = await renderReady(useAll, { subject: "ada" });
    const answer = deferred<never>();
    const create = vi.spyOn(view.service, "createConsumer").mockReturnValue(answer.promise);
    await act(async () => void view.result.current.hook.createConsumer.run({ label: "Mine" }));
    view.rerender({ subject: "bob" });
    await act(async () => void view.result.current.hook.createConsumer.run({ label: "Mine" }));
    expect(create).toHaveBeenCalledTimes(2);
  });

  test("after the first is done is a second request", async () => {
    const view = await renderReady(useAll);
    await act(() => view.result.current.hook.revealKey.run("acme", "ci"));
    await act(() => view.result.current.hook.revealKey.run("acme", "ci"));
    expect(countOf(view.service, "revealKey")).toBe(2);
  });
});

describe("the welcome of a first visit", () => {
  test.each<[string, Act]>([
    ["deleted", (all) => all.deleteKey.run("consumer-1", "key-1")],
    ["rolled", (all) => all.rollKey.run("consumer-1", "key-1", { expiresOn: inAnHour() })],
    ["rolled with its consumer", (all) => all.rollConsumer.run("consumer-1", { expiresOn: inAnHour() })],
    ["deleted with its consumer", (all) => all.deleteConsumer.run("consumer-1")],
  ])("ends when its key is %s", async (_, run) => {
    const view = await renderReady(useAll, { service: memoryKeyService() });
    expect(view.result.current.list.welcome).not.toBeNull();
    await act(() => run(view.result.current.hook));
    expect(view.result.current.list.welcome).toBeNull();
  });

  test("goes on when another key is created, and follows a rename", async () => {
    const view = await renderReady(useAll, { service: memoryKeyService() });
    await act(() => view.result.current.hook.createKey.run("consumer-1", { description: "Second" }));
    await act(() => view.result.current.hook.updateKey.run("consumer-1", "key-1", { description: "First" }));
    expect(view.result.current.list.welcome?.apiKey.description).toBe("First");
  });
});
