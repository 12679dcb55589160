import { QueryClient } from "@tanstack/react-query";
import { act, waitFor } from "@testing-library/react";
import { LatchkeyError } from "latchkey";
import { describe, expect, test, vi } from "vitest";
import { everyChange, useAll } from "./all-operations.ts";
import { acting, countOf, outline, renderReady, START } from "./harness.tsx";

const refused = new LatchkeyError("not_admitted");
const gone = new LatchkeyError("not_found");

describe("an operation that fails", () => {
  test.each(everyChange)("%s: rejects, keeps the error and leaves the list as it was", async (name, run) => {
    const view = await renderReady(useAll);
    view.service.failNext(name, refused);
    await act(() => expect(run(view.result.current.hook)).rejects.toBe(refused));
    expect(view.result.current.hook[name]).toMatchObject({ isPending: false, error: refused });
    expect(outline(view)).toEqual(START);
    expect(view.events).toEqual([]);
    expect(view.service.calls).toEqual([{ operation: "load" }, { operation: name }]);

    act(() => view.result.current.hook[name].reset());
    await waitFor(() => expect(view.result.current.hook[name].error).toBeNull());
  });

  test.each([
    ["deleteKey", { Acme: ["Laptop"], Globex: ["Production"] }],
    ["rollKey", { Acme: ["Laptop"], Globex: ["Production"] }],
    ["revealKey", { Acme: ["Laptop"], Globex: ["Production"] }],
    ["updateKey", { Acme: ["Laptop"], Globex: ["Production"] }],
    ["createKey", { Globex: ["Production"] }],
    ["renameConsumer", { Globex: ["Production"] }],
    ["deleteConsumer", { Globex: ["Production"] }],
    ["rollConsumer", { Globex: ["Production"] }],
  ] as const)("%s: somebody else deleted it, so the row goes and the error stays", async (name, left) => {
    const view = await renderReady(useAll);
    view.service.failNext(name, gone);
    const run = new Map(everyChange).get(name);
    await act(() => expect(run?.(view.result.current.hook)).rejects.toBe(gone));
    expect(outline(view)).toEqual(left);
    expect(view.result.current.hook[name].error).toBe(gone);
    expect(countOf(view.service, "load")).toBe(1);
  });

  test("with an outcome that nobody knows asks for the list", async () => {
    const view = await renderReady(useAll);
    view.service.failNext("createKey", new LatchkeyError("timeout"));
    await act(() => view.result.current.hook.createKey.run("acme", { description: "New" }).catch(() => {}));
    await waitFor(() => expect(countOf(view.service, "load")).toBe(2));
  });

  test("whatever a service throws becomes a LatchkeyError", async () => {
    const view = await renderReady(useAll);
    vi.spyOn(view.service, "deleteKey").mockRejectedValue("a text");
    const error = await acting(() => view.result.current.hook.deleteKey.run("acme", "ci").catch((thrown) => thrown));
    expect(error).toMatchObject({ name: "LatchkeyError", code: "internal_error" });
  });

  test("is never repeated by itself, whatever the host's defaults are", async () => {
    const queryClient = new QueryClient({
      defaultOptions: { mutations: { retry: 3, retryDelay: 0, throwOnError: true } },
    });
    const view = await renderReady(useAll, { queryClient });
    view.service.fail("createKey", refused);
    await act(() => view.result.current.hook.createKey.run("acme", { description: "New" }).catch(() => {}));
    expect(countOf(view.service, "createKey")).toBe(1);
  });
});
