import { QueryClient } from "@tanstack/react-query";
import { act, waitFor } from "@testing-library/react";
import { LatchkeyError, useInviteManager, useLatchkey, useManagers, useRemoveManager } from "latchkey";
import { memoryKeyService } from "latchkey/testing";
import { afterEach, describe, expect, test, vi } from "vitest";
import { everyChange, useAll } from "./all-operations.ts";
import { countOf, deferred, everythingIn, laterTask, outline, renderReady, START, twoConsumers } from "./harness.tsx";

/** Two tabs of one browser: the same service, a cache each. */
async function twoTabs(subjects: { here?: string; there?: string } = { here: "ada", there: "ada" }) {
  const service = twoConsumers();
  const here = await renderReady(useAll, { service, queryClient: new QueryClient(), subject: subjects.here });
  const there = await renderReady(useAll, { service, queryClient: new QueryClient(), subject: subjects.there });
  return { service, here, there };
}

/** Everything that goes over the line while the test runs. */
function listenIn(service: { name: string }) {
  const heard: unknown[] = [];
  const line = new BroadcastChannel(`latchkey ${service.name}`);
  line.onmessage = ({ data }: MessageEvent) => heard.push(data);
  return { heard, stop: () => line.close() };
}

/** Long enough for a message that was sent to be heard. */
const messagesHeard = () => act(async () => void (await Promise.all([laterTask(), laterTask()]).then(laterTask)));

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("without a line to other tabs", () => {
  test.each([
    ["missing", undefined],
    [
      "refused",
      class {
        constructor() {
          throw new DOMException("denied", "SecurityError");
        }
      },
    ],
  ])("(%s) everything works, in one tab", async (_, channel) => {
    vi.stubGlobal("BroadcastChannel", channel);
    const view = await renderReady(useAll);
    await act(() => view.result.current.hook.deleteKey.run("acme", "ci"));
    expect(outline(view)).toEqual({ ...START, Acme: ["Laptop"] });
  });
});

describe("a change in one tab", () => {
  test.each(everyChange.filter(([name]) => name !== "revealKey"))("%s: is seen in the other", async (_, run) => {
    const { here, there } = await twoTabs();
    await act(() => run(here.result.current.hook));
    expect(outline(here)).not.toEqual(START);
    await waitFor(() => expect(there.result.current.list.consumers).toEqual(here.result.current.list.consumers));
  });

  test("that failed is told to nobody", async () => {
    const { service, here } = await twoTabs();
    const { heard, stop } = listenIn(service);
    service.failNext("deleteKey", new LatchkeyError("not_admitted"));
    await act(() => here.result.current.hook.deleteKey.run("acme", "ci").catch(() => undefined));
    await messagesHeard();
    expect(heard).toEqual([]);
    stop();
  });

  test("is told in ids, without a key or a name, and answered by nobody", async () => {
    const { service, here, there } = await twoTabs();
    const { heard, stop } = listenIn(service);
    const { secret } = await here.result.current.hook.createKey.run("acme", { description: "Secret project" });
    await waitFor(() => expect(outline(there)).toHaveProperty("Acme", ["Secret project", "CI", "Laptop"]));
    await messagesHeard();
    expect(heard).toEqual([{ type: "changed", subject: "ada", consumerId: "acme", keyId: "key-1", deleted: false }]);
    expect(JSON.stringify(heard)).not.toContain(secret);
    expect(there.events).toEqual([]);
    stop();
  });

  test("costs the tab where it was made nothing, and the other one look at the list; a deletion not even that", async () => {
    const { service, here, there } = await twoTabs();
    await act(() => here.result.current.hook.deleteKey.run("acme", "ci"));
    await waitFor(() => expect(outline(there)).toHaveProperty("Acme", ["Laptop"]));
    expect(countOf(service, "load")).toBe(2);
    await act(() => here.result.current.hook.renameConsumer.run("acme", "ACME"));
    await waitFor(() => expect(outline(there)).toHaveProperty("ACME"));
    await messagesHeard();
    expect(countOf(service, "load")).toBe(3);
  });

  test("that deletes the last consumer does not make the other provision a new one", async () => {
    const service = memoryKeyService({ consumers: [{ id: "acme", label: "Acme" }] });
    const here = await renderReady(useAll, { service, queryClient: new QueryClient() });
    const there = await renderReady(useAll, { service, queryClient: new QueryClient() });
    await act(() => here.result.current.hook.deleteConsumer.run("acme"));
    await waitFor(() => expect(outline(there)).toEqual({}));
    await messagesHeard();
    expect(countOf(service, "load")).toBe(2);
  });

  test("in the midst of a change in the other loses neither", async () => {
    const { service, here, there } = await twoTabs();
    const answer = deferred<void>();
    const rename = service.renameConsumer;
    vi.spyOn(service, "renameConsumer").mockImplementation(async (...args) => {
      const renamed = await rename(...args);
      await answer.promise;
      return renamed;
    });
    const renaming = there.result.current.hook.renameConsumer.run("globex", "Globex Inc.");
    await act(() => here.result.current.hook.createKey.run("acme", { description: "New" }));
    await messagesHeard();
    await act(async () => {
      answer.resolve();
      await renaming;
    });
    const both = { Acme: ["New", "CI", "Laptop"], "Globex Inc.": ["Production"] };
    await waitFor(() => expect(outline(there)).toEqual(both));
    await waitFor(() => expect(outline(here)).toEqual(both));
  });

  test("whose page has been left meanwhile is told all the same", async () => {
    const { service, here, there } = await twoTabs();
    const answer = deferred<void>();
    const remove = service.deleteKey;
    vi.spyOn(service, "deleteKey").mockImplementation(async (...args) => {
      await answer.promise;
      return remove(...args);
    });
    const call = here.result.current.hook.deleteKey.run("acme", "ci");
    here.unmount();
    answer.resolve();
    await call;
    await waitFor(() => expect(outline(there)).toHaveProperty("Acme", ["Laptop"]));
  });

  test("of another user is none of this one's business", async () => {
    const { service, here, there } = await twoTabs({ here: "ada", there: "bob" });
    await act(() => here.result.current.hook.renameConsumer.run("acme", "ACME"));
    await messagesHeard();
    expect(outline(there)).toEqual(START);
    expect(countOf(service, "load")).toBe(2);
  });

  test("told by another version of this page in words that nobody knows is not heard", async () => {
    const { service, there } = await twoTabs();
    const line = new BroadcastChannel(`latchkey ${service.name}`);
    for (const message of [null, "changed", { type: "changed" }, { type: "later", subject: "ada" }]) {
      line.postMessage(message);
    }
    await messagesHeard();
    expect(outline(there)).toEqual(START);
    expect(countOf(service, "load")).toBe(2);
    line.close();
  });
});

describe("a manager who is invited or removed in one tab", () => {
  const useAllManagers = () => ({
    managers: useManagers("acme"),
    invite: useInviteManager(),
    remove: useRemoveManager(),
  });

  test("is so in the other, told by the consumer's id alone", async () => {
    const service = twoConsumers();
    const here = await renderReady(useAllManagers, { service, queryClient: new QueryClient() });
    const there = await renderReady(useAllManagers, { service, queryClient: new QueryClient() });
    const { heard, stop } = listenIn(service);
    const thereAre = (count: number) =>
      waitFor(() => expect(there.result.current.hook.managers.managers).toHaveLength(count));
    await thereAre(1);
    const { id } = await here.result.current.hook.invite.run("acme", "bob@example.com");
    await thereAre(2);
    await act(() => here.result.current.hook.remove.run("acme", id));
    await thereAre(1);
    const told = { type: "managers-changed", subject: null, consumerId: "acme" };
    expect(heard).toEqual([told, told]);
    expect(countOf(service, "load")).toBe(2);
    stop();
  });
});

describe("signing out in one tab", () => {
  test("makes the other drop everything and ask again, with whatever token that needs", async () => {
    const service = twoConsumers();
    const onSignedOutElsewhere = vi.fn(() => service.fail("load", new LatchkeyError("expired_token")));
    const here = await renderReady(useAll, { service, queryClient: new QueryClient(), subject: "ada" });
    const there = await renderReady(useLatchkey, {
      service,
      queryClient: new QueryClient(),
      subject: "ada",
      onSignedOutElsewhere,
    });
    here.rerender({ subject: undefined });
    await waitFor(() => expect(there.result.current.list).toMatchObject({ status: "error", consumers: [] }));
    expect(there.result.current.list.error?.code).toBe("expired_token");
    expect(there.result.current.hook.signOuts).toBe(1);
    expect(onSignedOutElsewhere).toHaveBeenCalledOnce();
    expect(everythingIn(there.client)).not.toContain("Acme");
  });

  test("is not heard where somebody else is signed in", async () => {
    const { here, there } = await twoTabs({ here: "ada", there: "bob" });
    here.rerender({ subject: "carol" });
    await messagesHeard();
    expect(outline(there)).toEqual(START);
  });

  test("and leaving the page is not signing out", async () => {
    const { service, here, there } = await twoTabs();
    here.unmount();
    await messagesHeard();
    expect(outline(there)).toEqual(START);
    expect(countOf(service, "load")).toBe(2);
  });
});
