import { queryOptions } from "@tanstack/react-query";
import type { Manager } from "../core/consumer.js";
import { type LatchkeyError, toLatchkeyError } from "../core/problem.js";
import { type CachedChange, sendChange } from "./cached-change.js";
import { readOptions } from "./read-options.js";
import type { Scope, Session } from "./session.js";

export type Managers = readonly Manager[];

export const managersKey = (scope: Scope, consumerId: string) => [...scope, "managers", consumerId] as const;

/** The managers of one consumer. */
export function managersQuery({ service, scope }: Session, consumerId: string) {
  return queryOptions<Managers, LatchkeyError>({
    ...readOptions,
    queryKey: managersKey(scope, consumerId),
    queryFn: ({ signal }) =>
      service.listManagers(consumerId, { signal }).catch((thrown) => {
        throw toLatchkeyError(thrown);
      }),
  });
}

/** Sends a change that the list of managers shows, here and in the other tabs. */
export async function changeManagers<Result>(
  session: Session,
  consumerId: string,
  change: CachedChange<Managers, Result>,
): Promise<Result> {
  const result = await sendChange(session.client, managersKey(session.scope, consumerId), change);
  session.tellOfManagers(consumerId);
  return result;
}
