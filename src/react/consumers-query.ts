import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type LatchkeyError, toLatchkeyError } from "../core/problem.js";
import { type CachedChange, sendChange, updateCached } from "./cached-change.js";
import type { Consumers } from "./consumer-list.js";
import { readOptions } from "./read-options.js";
import type { Scope, Session } from "./session.js";

export const consumersKey = (scope: Scope) => [...scope, "consumers"] as const;

/** The one list of a user's consumers, shared by every hook. */
export function consumersQuery({ service, scope, welcome, emit }: Session) {
  // Asking a service that provisions again would undo the deletion of the last consumer: that waits for the next visit.
  const unlessEmpty = ({ state }: { state: { data: Consumers | undefined; error: LatchkeyError | null } }) =>
    // What could not be refreshed is not fresh, however young it is.
    state.data?.length !== 0 && (state.error === null || "always");

  return queryOptions<Consumers, LatchkeyError>({
    ...readOptions,
    refetchOnWindowFocus: unlessEmpty,
    refetchOnReconnect: unlessEmpty,
    queryKey: consumersKey(scope),
    // Without the query's signal, on purpose: a first login's answer is the only one with the new key in it, so it is
    // not thrown away because a component (or React's StrictMode) unmounts for a moment.
    queryFn: async () => {
      const { consumers, provisioned } = await service.load().catch((thrown) => {
        throw toLatchkeyError(thrown);
      });
      if (provisioned) {
        const { consumerId, issued } = provisioned;
        welcome.show(scope, { consumerId, keyId: issued.apiKey.id, secret: issued.secret });
        emit({ type: "provisioned", consumerId, keyId: issued.apiKey.id });
      }
      return consumers;
    },
  });
}

/** Sends a change that the list of consumers shows. */
export function changeConsumers<Result>(session: Session, change: CachedChange<Consumers, Result>): Promise<Result> {
  return sendChange(session.client, consumersKey(session.scope), change);
}

/** Changes the list where the service has already done so. */
export function updateConsumers(client: QueryClient, scope: Scope, change: (list: Consumers) => Consumers) {
  return updateCached(client, consumersKey(scope), change);
}
