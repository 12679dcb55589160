import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { type LatchkeyError, toLatchkeyError } from "../core/problem.js";

/** One request that changes something, and what becomes of the cached data that shows it. */
export interface CachedChange<Data, Result> {
  readonly send: () => Promise<Result>;
  /** The data after the service's answer. It may be applied to data that has the change already. */
  readonly apply: (data: Data, result: Result) => Data;
  /** The data where the service knows nothing of the target: somebody else has deleted it. */
  readonly withoutTarget: (data: Data) => Data;
  /** For a change that is shown at once: the data while the request is on its way, and without it if it fails. */
  readonly optimistic?:
    | { readonly apply: (data: Data) => Data; readonly undo: (data: Data, before: Data) => Data }
    | undefined;
}

/**
 * Sends a change and updates the cached data from its answer, without asking for the list again.
 *
 * @throws LatchkeyError whatever failed, after the cached data is true again
 */
export async function sendChange<Data, Result>(
  client: QueryClient,
  queryKey: QueryKey,
  { send, apply, withoutTarget, optimistic }: CachedChange<Data, Result>,
): Promise<Result> {
  const update = (next: (data: Data) => Data) => writeCached(client, queryKey, next);

  await quieten(client, queryKey);
  const before = client.getQueryData<Data>(queryKey);
  if (optimistic) update(optimistic.apply);

  let result: Result;
  try {
    result = await send();
  } catch (thrown) {
    const error = toLatchkeyError(thrown);
    if (optimistic && before !== undefined) update((data) => optimistic.undo(data, before));
    if (error.code === "not_found") update(withoutTarget);
    // Nobody knows whether the change was made, or somebody else made one: the list is asked. A refusal needs no such.
    else if (!isRefusal(error)) void client.invalidateQueries({ queryKey, exact: true });
    throw error;
  }
  // A list asked for during the change may be from before it.
  await updateCached<Data>(client, queryKey, (data) => apply(data, result));
  return result;
}

const isRefusal = ({ status }: LatchkeyError) => status >= 400 && status < 500 && status !== 409;

/** Changes the cached data, past any answer on its way. */
export async function updateCached<Data>(
  client: QueryClient,
  queryKey: QueryKey,
  change: (data: Data) => Data,
): Promise<void> {
  await quieten(client, queryKey);
  writeCached(client, queryKey, change);
}

function writeCached<Data>(client: QueryClient, queryKey: QueryKey, change: (data: Data) => Data): void {
  client.setQueryData<Data>(queryKey, (data) => (data === undefined ? undefined : change(data)));
}

/** Makes sure that no answer on its way overwrites what comes next. */
async function quieten(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const query = client.getQueryCache().find({ queryKey, exact: true });
  if (query?.state.data !== undefined) return client.cancelQueries({ queryKey, exact: true });
  // A first load has nothing to go back to, so it is waited for; its failure is for its own readers.
  await query?.promise?.catch(() => undefined);
}
