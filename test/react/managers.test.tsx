import { act, waitFor } from "@testing-library/react";
import { LatchkeyError, useInviteManager, useManagers, useRemoveManager } from "latchkey";
import { memoryKeyService } from "latchkey/testing";
import { describe, expect, test } from "vitest";
import { acting, countOf, renderReady } from "./harness.tsx";

const refused = new LatchkeyError("not_admitted");

describe("managers", () => {
  const useAllManagers = () => ({
    managers: useManagers("acme"),
    invite: useInviteManager(),
    remove: useRemoveManager(),
  });

  test("that cannot be loaded are an error, not an empty list", async () => {
    const service = memoryKeyService({ faults: { listManagers: refused }, consumers: [{ id: "acme", label: "Acme" }] });
    const { result } = await renderReady(useAllManagers, { service });
    await waitFor(() => expect(result.current.hook.managers).toMatchObject({ status: "error", error: refused }));
    service.heal();
    await act(() => result.current.hook.managers.refetch());
    expect(result.current.hook.managers.managers).toHaveLength(1);
  });

  test("are invited and removed with one request each", async () => {
    const { result, service } = await renderReady(useAllManagers);
    await waitFor(() => expect(result.current.hook.managers.status).toBe("ready"));
    const { id } = await acting(() => result.current.hook.invite.run("acme", "bob@example.com"));
    expect(result.current.hook.managers.managers).toMatchObject([{}, { email: "bob@example.com", pending: true }]);
    await act(() => result.current.hook.remove.run("acme", id));
    expect(result.current.hook.managers.managers).toHaveLength(1);
    expect(countOf(service, "listManagers")).toBe(1);
  });

  test("the last one stays, and the error says so", async () => {
    const { result } = await renderReady(useAllManagers);
    await waitFor(() => expect(result.current.hook.managers.status).toBe("ready"));
    const id = result.current.hook.managers.managers[0]?.id ?? "";
    await act(() => result.current.hook.remove.run("acme", id).catch(() => {}));
    expect(result.current.hook.remove.error?.code).toBe("last_manager");
    expect(result.current.hook.managers.managers).toHaveLength(1);
  });
});
