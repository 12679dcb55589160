/** Hooks over the in-memory service, and a look at everything that a cache holds. */
import { notifyManager, QueryClient } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import { type LatchkeyEvent, LatchkeyProvider, type LatchkeyProviderProps, useConsumers } from "latchkey";
import { type MemoryKeyService, memoryKeyService } from "latchkey/testing";
import type { ReactNode } from "react";
import { expect } from "vitest";

// By default what changes is told in a later task, after `act` has ended: here it is told within it.
notifyManager.setScheduler(queueMicrotask);

export const HOUR = 3_600_000;
export const inAnHour = () => new Date(Date.now() + HOUR).toISOString();

/** Acme has two keys, Globex one. */
export const twoConsumers = () =>
  memoryKeyService({
    consumers: [
      {
        id: "acme",
        label: "Acme",
        apiKeys: [
          { id: "ci", description: "CI", createdOn: "2026-02-01T00:00:00.000Z" },
          { id: "laptop", description: "Laptop", createdOn: "2026-01-01T00:00:00.000Z" },
        ],
      },
      { id: "globex", label: "Globex", apiKeys: [{ id: "prod", description: "Production" }] },
    ],
  });

/** What the list shows of them; see {@link outline}. */
export const START = { Acme: ["CI", "Laptop"], Globex: ["Production"] };

type Options = Omit<LatchkeyProviderProps, "service" | "children"> & { service?: MemoryKeyService; strict?: boolean };

/** Renders a hook beside `useConsumers`, with the provider's props changeable and every event recorded. */
export function renderLatchkey<T>(
  hook: () => T,
  { service = twoConsumers(), strict = false, queryClient = new QueryClient(), ...initial }: Options = {},
) {
  const events: LatchkeyEvent[] = [];
  let props = initial;
  const wrapper = ({ children }: { children: ReactNode }) => (
    <LatchkeyProvider service={service} queryClient={queryClient} onEvent={(event) => events.push(event)} {...props}>
      {children}
    </LatchkeyProvider>
  );
  const view = renderHook(() => ({ hook: hook(), list: useConsumers() }), { wrapper, reactStrictMode: strict });
  const rerender = (next: typeof props) => {
    props = next;
    view.rerender();
  };
  return { ...view, rerender, service, client: queryClient, events };
}

interface Rendered {
  readonly result: { readonly current: { readonly list: ReturnType<typeof useConsumers> } };
}

/** Renders, and waits for the list. */
export async function renderReady<T>(hook: () => T, options?: Options) {
  const view = renderLatchkey(hook, options);
  await waitFor(() => expect(view.result.current.list.status).toBe("ready"));
  return view;
}

/** What the list shows, in short: each consumer with its keys' names. */
export const outline = ({ result }: Rendered) =>
  Object.fromEntries(
    result.current.list.consumers.map(({ label, apiKeys }) => [label, apiKeys.map(({ description }) => description)]),
  );

export const countOf = (service: MemoryKeyService, operation: string) =>
  service.calls.filter((call) => call.operation === operation).length;

/** Runs something that changes state, and gives back what it resolves to. */
export async function acting<T>(run: () => Promise<T>): Promise<T> {
  return await act(run);
}

/** Everything that devtools and persisters can read of a client, as one text. */
export function everythingIn(client: QueryClient): string {
  const queries = client.getQueryCache().getAll();
  const mutations = client.getMutationCache().getAll();
  return JSON.stringify([...queries, ...mutations].map(({ state, options, meta }) => ({ state, options, meta })));
}

/** Lets everything happen that is about to. */
export const laterTask = () => new Promise((resolve) => setImmediate(resolve));

/** A promise to settle by hand. */
export function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
