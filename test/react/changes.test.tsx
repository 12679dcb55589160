import { act } from "@testing-library/react";
import type { IssuedKey } from "latchkey";
import { memoryKeyService } from "latchkey/testing";
import { describe, expect, test, vi } from "vitest";
import { type Act, type All, useAll } from "./all-operations.ts";
import { deferred, HOUR, inAnHour, laterTask, outline, renderLatchkey, renderReady, START } from "./harness.tsx";

describe("a change that worked", () => {
  test.each<[keyof All, Act, object, object]>([
    [
      "createKey",
      (all) => all.createKey.run("acme", { description: "New" }),
      { ...START, Acme: ["New", "CI", "Laptop"] },
      { type: "created", consumerId: "acme", keyId: "key-1" },
    ],
    [
      "createConsumer",
      (all) => all.createConsumer.run({ label: "Initech" }),
      { ...START, Initech: ["Default key"] },
      { type: "created", consumerId: "consumer-1", keyId: "key-1" },
    ],
    [
      "renameConsumer",
      (all) => all.renameConsumer.run("globex", " Globex Inc. "),
      { Acme: START.Acme, "Globex Inc.": START.Globex },
      { type: "renamed", consumerId: "globex" },
    ],
    [
      "deleteConsumer",
      (all) => all.deleteConsumer.run("acme"),
      { Globex: START.Globex },
      { type: "deleted", consumerId: "acme" },
    ],
    [
      "revealKey",
      (all) => all.revealKey.run("acme", "ci"),
      START,
      { type: "revealed", consumerId: "acme", keyId: "ci" },
    ],
    [
      "updateKey",
      (all) => all.updateKey.run("acme", "ci", { description: "Build" }),
      { ...START, Acme: ["Build", "Laptop"] },
      { type: "renamed", consumerId: "acme", keyId: "ci" },
    ],
    [
      "updateKey",
      (all) => all.updateKey.run("acme", "ci", { expiresOn: inAnHour() }),
      START,
      { type: "updated", consumerId: "acme", keyId: "ci" },
    ],
    [
      "deleteKey",
      (all) => all.deleteKey.run("acme", "ci"),
      { ...START, Acme: ["Laptop"] },
      { type: "deleted", consumerId: "acme", keyId: "ci" },
    ],
    [
      "rollKey",
      (all) => all.rollKey.run("acme", "ci", { expiresOn: inAnHour() }),
      { ...START, Acme: ["CI", "CI", "Laptop"] },
      { type: "rolled", consumerId: "acme", keyId: "key-1" },
    ],
    [
      "rollConsumer",
      (all) => all.rollConsumer.run("acme", { expiresOn: inAnHour() }),
      { ...START, Acme: ["CI", "CI", "Laptop"] },
      { type: "rolled", consumerId: "acme", keyId: "key-1" },
    ],
  ])("%s: one request, the list from its answer, one event", async (name, run, shown, event) => {
    const view = await renderReady(useAll);
    await act(() => run(view.result.current.hook));
    expect(outline(view)).toEqual(shown);
    expect(view.events).toEqual([event]);
    expect(view.service.calls).toEqual([{ operation: "load" }, { operation: name }]);
    await act(() => view.result.current.list.refetch());
    expect(outline(view)).toEqual(shown);
  });

  test("keeps the masked key where the answer does not repeat it", async () => {
    const view = await renderReady(useAll);
    const masked = view.result.current.list.consumers[0]?.apiKeys[0]?.masked;
    const update = view.service.updateKey;
    vi.spyOn(view.service, "updateKey").mockImplementation(async (...args) => ({
      ...(await update(...args)),
      masked: null,
    }));
    await act(() => view.result.current.hook.updateKey.run("acme", "ci", { expiresOn: inAnHour() }));
    expect(masked).toMatch(/^\*{4}/);
    expect(view.result.current.list.consumers[0]?.apiKeys[0]?.masked).toBe(masked);
  });

  test("a roll of one key ends that key and no other", async () => {
    const view = await renderReady(useAll);
    const expiresOn = inAnHour();
    await act(() => view.result.current.hook.rollKey.run("acme", "ci", { expiresOn }));
    const keys = view.result.current.list.consumers[0]?.apiKeys;
    expect(keys).toMatchObject([{ expiresOn: null }, { id: "ci", expiresOn }, { id: "laptop", expiresOn: null }]);
  });

  test("a roll of a consumer ends what is active, never later than by itself, and lets the expired be", async () => {
    const [past, soon] = [-HOUR, 60_000].map((ms) => new Date(Date.now() + ms).toISOString());
    const createdOn = "2026-01-01T00:00:00Z";
    const apiKeys = [
      { id: "expired", description: "Expired", createdOn, expiresOn: past },
      { id: "soon", description: "Ends soon", createdOn, expiresOn: soon },
      { id: "for-good", description: "Permanent", createdOn, expiresOn: null },
    ];
    const view = await renderReady(useAll, {
      service: memoryKeyService({ consumers: [{ id: "acme", label: "Acme", apiKeys }] }),
    });
    const expiresOn = inAnHour();
    await act(() => view.result.current.hook.rollConsumer.run("acme", { expiresOn }));
    const ends = Object.fromEntries(
      view.result.current.list.consumers[0]?.apiKeys.map((key) => [key.id, key.expiresOn]) ?? [],
    );
    expect(ends).toEqual({ "key-1": null, expired: past, soon, "for-good": expiresOn });
  });

  test("is not undone by the answer to a list that was asked for before it", async () => {
    const view = await renderReady(useAll);
    const before = await view.service.load();
    const answer = deferred<typeof before>();
    vi.spyOn(view.service, "load").mockReturnValue(answer.promise);
    await act(async () => {
      void view.result.current.list.refetch();
      await view.result.current.hook.deleteKey.run("acme", "ci");
      answer.resolve(before);
    });
    expect(outline(view)).toEqual({ ...START, Acme: ["Laptop"] });
  });

  test("nor by one that was asked for while it was on its way", async () => {
    const view = await renderReady(useAll);
    const before = await view.service.load();
    const [deletion, answer] = [deferred<void>(), deferred<typeof before>()];
    vi.spyOn(view.service, "deleteKey").mockReturnValue(deletion.promise);
    vi.spyOn(view.service, "load").mockReturnValue(answer.promise);
    await act(async () => {
      const call = view.result.current.hook.deleteKey.run("acme", "ci");
      await Promise.resolve();
      void view.result.current.list.refetch();
      deletion.resolve();
      await call;
      answer.resolve(before);
    });
    expect(outline(view)).toEqual({ ...START, Acme: ["Laptop"] });
  });

  test("is shown once where a list that was asked for meanwhile has it already", async () => {
    const view = await renderReady(useAll);
    const made = deferred<IssuedKey>();
    const issued = await view.service.createKey("acme", { description: "New" });
    vi.spyOn(view.service, "createKey").mockReturnValue(made.promise);
    await act(async () => {
      const call = view.result.current.hook.createKey.run("acme", { description: "New" });
      await laterTask();
      await view.result.current.list.refetch();
      made.resolve(issued);
      await call;
    });
    expect(outline(view)).toEqual({ ...START, Acme: ["New", "CI", "Laptop"] });
  });

  test("that was asked for before the first list was there is in that list", async () => {
    const service = memoryKeyService({ consumers: [{ id: "acme", label: "Acme" }] });
    const before = await service.load();
    const answer = deferred<typeof before>();
    vi.spyOn(service, "load").mockReturnValueOnce(answer.promise);
    const view = renderLatchkey(useAll, { service });
    await act(async () => {
      const call = view.result.current.hook.createKey.run("acme", { description: "Early" });
      await laterTask();
      answer.resolve(before);
      await call;
    });
    expect(outline(view)).toEqual({ Acme: ["Early"] });
  });

  test("lands in the list even where the component that asked has gone", async () => {
    const view = await renderReady(useAll);
    const answer = deferred<void>();
    vi.spyOn(view.service, "deleteKey").mockReturnValue(answer.promise);
    const call = view.result.current.hook.deleteKey.run("acme", "ci");
    view.unmount();
    answer.resolve();
    await call;
    const again = await renderReady(useAll, { service: view.service, queryClient: view.client });
    expect(outline(again)).toEqual({ ...START, Acme: ["Laptop"] });
  });

  test("stays a success where the host's event handler throws", async () => {
    const thrown = new Error("analytics are down");
    const reported = new Promise((resolve) => process.once("uncaughtException", resolve));
    const listeners = process.listeners("uncaughtException").slice(0, -1);
    for (const listener of listeners) process.off("uncaughtException", listener);
    const onEvent = () => {
      throw thrown;
    };
    const view = await renderReady(useAll, { onEvent });
    await act(() => view.result.current.hook.deleteKey.run("acme", "ci"));
    expect(await reported).toBe(thrown);
    for (const listener of listeners) process.on("uncaughtException", listener);
    expect(outline(view)).toEqual({ ...START, Acme: ["Laptop"] });
  });
});
