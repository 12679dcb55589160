import { act } from "@testing-library/react";
import { LatchkeyError } from "latchkey";
import { describe, expect, test, vi } from "vitest";
import { useAll } from "./all-operations.ts";
import { deferred, inAnHour, outline, renderReady, START } from "./harness.tsx";

const refused = new LatchkeyError("not_admitted");

describe("what is shown at once", () => {
  test("is a new label and a new name, which go again where the request fails", async () => {
    const view = await renderReady(useAll);
    const [consumer, key] = [deferred<never>(), deferred<never>()];
    vi.spyOn(view.service, "renameConsumer").mockReturnValue(consumer.promise);
    vi.spyOn(view.service, "updateKey").mockReturnValue(key.promise);
    let calls: Promise<unknown> = Promise.resolve();
    await act(async () => {
      const { renameConsumer, updateKey } = view.result.current.hook;
      calls = Promise.allSettled([
        renameConsumer.run("acme", "ACME Corp."),
        updateKey.run("globex", "prod", { description: "Live" }),
      ]);
    });
    expect(outline(view)).toEqual({ "ACME Corp.": ["CI", "Laptop"], Globex: ["Live"] });
    await act(async () => {
      consumer.reject(refused);
      key.reject(refused);
      await calls;
    });
    expect(outline(view)).toEqual(START);
  });

  test("is not overwritten by the answer to a list that was asked for before", async () => {
    const view = await renderReady(useAll);
    const before = await view.service.load();
    const answer = deferred<typeof before>();
    vi.spyOn(view.service, "load").mockReturnValue(answer.promise);
    view.service.setLatency(Number.POSITIVE_INFINITY);
    await act(async () => {
      void view.result.current.list.refetch();
      void view.result.current.hook.renameConsumer.run("acme", "ACME Corp.");
      await Promise.resolve();
      answer.resolve(before);
    });
    expect(outline(view)).toHaveProperty("ACME Corp.");
  });

  test("rolling back one rename leaves what else has happened meanwhile", async () => {
    const view = await renderReady(useAll);
    const rename = deferred<never>();
    vi.spyOn(view.service, "renameConsumer").mockReturnValue(rename.promise);
    await act(async () => {
      const { renameConsumer, deleteKey } = view.result.current.hook;
      const renaming = renameConsumer.run("acme", "ACME Corp.").catch(() => {});
      await deleteKey.run("acme", "ci");
      rename.reject(refused);
      await renaming;
    });
    expect(outline(view)).toEqual({ ...START, Acme: ["Laptop"] });
  });

  test("is no deletion and no new end: those wait for the service", async () => {
    const view = await renderReady(useAll);
    view.service.setLatency(Number.POSITIVE_INFINITY);
    await act(async () => {
      const { deleteKey, updateKey } = view.result.current.hook;
      void deleteKey.run("acme", "ci");
      void updateKey.run("acme", "laptop", { expiresOn: inAnHour() });
    });
    expect(view.result.current.hook.deleteKey.isPending).toBe(true);
    expect(outline(view)).toEqual(START);
    expect(view.result.current.list.consumers[0]?.apiKeys[1]?.expiresOn).toBeNull();
  });
});
