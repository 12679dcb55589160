import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, renderHook, waitFor } from "@testing-library/react";
import { type KeyService, LatchkeyError, LatchkeyProvider, useConsumers, useLatchkey } from "latchkey";
import { memoryKeyService } from "latchkey/testing";
import { StrictMode } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { countOf, deferred, everythingIn, outline, renderLatchkey, renderReady, twoConsumers } from "./harness.tsx";

const offline = new LatchkeyError("network");

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("outside the provider", () => {
  test("a hook says where it works", () => {
    vi.spyOn(console, "error").mockReturnValue();
    expect(() => renderHook(() => useConsumers())).toThrow("inside <LatchkeyProvider> only");
  });
});

describe("a list that cannot be loaded", () => {
  test("is asked for three times where that may help, and then is an error with a way out", async () => {
    vi.useFakeTimers();
    const service = twoConsumers();
    service.fail("load", offline);
    const { result } = renderLatchkey(() => null, { service });
    await act(() => vi.advanceTimersByTimeAsync(2999));
    expect(result.current.list.status).toBe("loading");
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(result.current.list).toMatchObject({ status: "error", error: offline, consumers: [] });
    expect(countOf(service, "load")).toBe(3);

    service.heal();
    await act(async () => {
      await result.current.list.refetch();
      await vi.advanceTimersByTimeAsync(0);
    });
    expect(result.current.list).toMatchObject({ status: "ready", error: null });
  });

  test.each([
    ["a refusal", new LatchkeyError("not_admitted")],
    ["a limit on requests", new LatchkeyError("rate_limited", { retryAfter: 1 })],
    ["an answer that makes no sense", new LatchkeyError("unexpected_response", { status: 200 })],
    ["a server that asks for a long pause", new LatchkeyError("upstream_unavailable", { retryAfter: 600 })],
  ])("is not asked for again after %s", async (_, error) => {
    const service = twoConsumers();
    service.fail("load", error);
    const { result } = renderLatchkey(() => null, { service });
    await waitFor(() => expect(result.current.list.status).toBe("error"));
    expect(result.current.list.error).toBe(error);
    expect(countOf(service, "load")).toBe(1);
  });

  test("whatever else a service throws becomes a LatchkeyError", async () => {
    vi.useFakeTimers();
    const service = twoConsumers();
    vi.spyOn(service, "load").mockRejectedValue(new TypeError("boom"));
    const { result } = renderLatchkey(() => null, { service });
    await act(() => vi.advanceTimersByTimeAsync(5000));
    expect(result.current.list.error).toMatchObject({ name: "LatchkeyError", code: "internal_error" });
  });

  test("after one that could, stays on screen with the error beside it", async () => {
    const view = await renderReady(() => null);
    view.service.fail("load", new LatchkeyError("not_admitted"));
    await act(() => view.result.current.list.refetch());
    expect(view.result.current.list).toMatchObject({ status: "ready", error: { code: "not_admitted" } });
    expect(outline(view)).toEqual({ Acme: ["CI", "Laptop"], Globex: ["Production"] });
  });
});

describe("one page load", () => {
  test("costs one request, in StrictMode and with several components", async () => {
    const service = memoryKeyService();
    const Part = () => <p>{useConsumers().status}</p>;
    const view = render(
      <StrictMode>
        <LatchkeyProvider service={service}>
          <Part />
          <Part />
          <Part />
        </LatchkeyProvider>
      </StrictMode>,
    );
    await waitFor(() => expect(view.getAllByText("ready")).toHaveLength(3));
    expect(service.calls).toEqual([{ operation: "load" }]);
  });

  test("pressing 'try again' twice costs one request too", async () => {
    const { result, service } = await renderReady(() => null);
    await act(() => Promise.all([result.current.list.refetch(), result.current.list.refetch()]));
    expect(countOf(service, "load")).toBe(2);
  });

  test("coming back to the window asks for a list that is old, and not for one that is fresh", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { service } = await renderReady(() => null);
    const comeBack = () => act(async () => void window.dispatchEvent(new Event("visibilitychange")));
    await comeBack();
    expect(countOf(service, "load")).toBe(1);
    vi.setSystemTime(Date.now() + 31_000);
    await comeBack();
    expect(countOf(service, "load")).toBe(2);
  });

  test("coming back to an empty list does not provision again: the user has just deleted the last consumer", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const service = memoryKeyService({ provisioning: false });
    await renderReady(() => null, { service });
    vi.setSystemTime(Date.now() + 31_000);
    await act(async () => void window.dispatchEvent(new Event("visibilitychange")));
    expect(countOf(service, "load")).toBe(1);
  });
});

describe("the cache", () => {
  test("is the host's where there is one, whatever the host's own defaults are", async () => {
    const client = new QueryClient({ defaultOptions: { queries: { throwOnError: true, retry: 9, staleTime: 0 } } });
    const service = twoConsumers();
    service.fail("load", new LatchkeyError("not_admitted"));
    const { result } = renderHook(() => useConsumers(), {
      wrapper: ({ children }) => (
        <QueryClientProvider client={client}>
          <LatchkeyProvider service={service} subject="ada">
            {children}
          </LatchkeyProvider>
        </QueryClientProvider>
      ),
    });
    await waitFor(() => expect(result.current.status).toBe("error"));
    expect(countOf(service, "load")).toBe(1);
    expect(client.getQueryCache().getAll()[0]?.queryKey).toEqual(["latchkey", service.name, "ada", "consumers"]);
  });

  test("survives unmounting, so that the way back costs nothing", async () => {
    const { unmount, client, service } = await renderReady(() => null);
    unmount();
    const view = await renderReady(() => null, { service, queryClient: client });
    expect(outline(view)).toHaveProperty("Acme");
    expect(countOf(service, "load")).toBe(1);
  });

  test("forgets a user when another one signs in, and neither sees the other's keys", async () => {
    const view = await renderReady(() => useLatchkey(), { subject: "ada" });
    const answer = deferred<Awaited<ReturnType<KeyService["load"]>>>();
    vi.spyOn(view.service, "load").mockReturnValue(answer.promise);
    view.rerender({ subject: "bob" });
    expect(view.result.current.hook.subject).toBe("bob");
    expect(view.result.current.list).toMatchObject({ status: "loading", consumers: [] });
    expect(everythingIn(view.client)).not.toContain("Acme");
    await act(async () => answer.resolve({ consumers: [], total: 0, provisioned: null }));
    expect(view.result.current.list.status).toBe("ready");
    expect(view.client.getQueryCache().getAll()).toHaveLength(1);
  });
});

describe("a first visit", () => {
  test("welcomes with the key that was made, and holds it in no cache", async () => {
    const { result, client, events } = await renderReady(() => null, { service: memoryKeyService() });
    const { welcome } = result.current.list;
    expect(welcome).toMatchObject({ consumerId: "consumer-1", apiKey: { description: "Default key" } });
    expect(welcome?.secret).toMatch(/^lkey_/);
    expect(everythingIn(client)).not.toContain(welcome?.secret);
    expect(events).toEqual([{ type: "provisioned", consumerId: "consumer-1", keyId: "key-1" }]);
  });

  test("in StrictMode is welcomed too", async () => {
    const { result } = await renderReady(() => null, { service: memoryKeyService(), strict: true });
    expect(result.current.list.welcome?.secret).toMatch(/^lkey_/);
  });

  test("is over when it is dismissed, and does not return with the next load", async () => {
    const { result } = await renderReady(() => null, { service: memoryKeyService() });
    act(() => result.current.list.dismissWelcome());
    expect(result.current.list.welcome).toBeNull();
    await act(() => result.current.list.refetch());
    expect(result.current.list.welcome).toBeNull();
  });

  test("is over when the user changes or the page is left", async () => {
    const service = memoryKeyService();
    const view = await renderReady(() => null, { service, subject: "ada" });
    expect(view.result.current.list.welcome).not.toBeNull();
    view.rerender({ subject: "bob" });
    view.rerender({ subject: "ada" });
    await waitFor(() => expect(view.result.current.list.status).toBe("ready"));
    expect(view.result.current.list.welcome).toBeNull();

    const first = await renderReady(() => null, { service: memoryKeyService() });
    first.unmount();
    const again = await renderReady(() => null, { service: first.service, queryClient: first.client });
    expect(again.result.current.list.welcome).toBeNull();
  });

  test("whose answer comes after the user has changed is not shown to the next one", async () => {
    const answer = deferred<Awaited<ReturnType<KeyService["load"]>>>();
    // The same ids, so that nothing but the user tells the two keys apart.
    const service = memoryKeyService({ consumers: [{ label: "Bob's", apiKeys: [{ description: "Own key" }] }] });
    const first = await memoryKeyService().load();
    vi.spyOn(service, "load").mockReturnValueOnce(answer.promise);
    const view = renderLatchkey(() => null, { service, subject: "ada" });
    view.rerender({ subject: "bob" });
    await act(async () => answer.resolve(first));
    await waitFor(() => expect(view.result.current.list.status).toBe("ready"));
    expect(view.result.current.list.welcome).toBeNull();
    expect(outline(view)).toEqual({ "Bob's": ["Own key"] });
  });

  test("is over when its key is deleted elsewhere", async () => {
    const { result, service } = await renderReady(() => null, { service: memoryKeyService() });
    await service.deleteKey("consumer-1", "key-1");
    await act(() => result.current.list.refetch());
    expect(result.current.list.welcome).toBeNull();
  });
});
