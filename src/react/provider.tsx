"use client";

import { QueryClient, QueryClientContext } from "@tanstack/react-query";
import { type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { KeyService } from "../service/key-service.js";
import type { LatchkeyEvent } from "./event.js";
import { type Scope, type Session, SessionContext } from "./session.js";
import { tellTabs } from "./tabs.js";
import { useLatest } from "./use-latest.js";
import { useOtherTabs } from "./use-other-tabs.js";
import { createWelcomeStore } from "./welcome-store.js";

export interface LatchkeyProviderProps {
  /** Where the keys are: `httpKeyService(…)`, or `memoryKeyService(…)` of `latchkey/testing`. */
  readonly service: KeyService;
  /** The signed-in user's id. It is part of every cache key, so that two users of one page never share an answer. */
  readonly subject?: string | undefined;
  /** Called after each thing that worked. What it throws reaches the window's error handler, not the user's action. */
  readonly onEvent?: ((event: LatchkeyEvent) => void) | undefined;
  /**
   * Called when the user has, or may have, signed out in another tab, before the list is asked for again: the place to distrust a
   * cached access token. What this tab showed is dropped in any case.
   */
  readonly onSignedOutElsewhere?: (() => void) | undefined;
  /** The cache to use; by default the host's `QueryClientProvider`'s, else one of its own. */
  readonly queryClient?: QueryClient | undefined;
  readonly children?: ReactNode;
}

/** Gives Latchkey's hooks a service and a user. */
export function LatchkeyProvider({
  service,
  subject,
  onEvent,
  onSignedOutElsewhere,
  queryClient,
  children,
}: LatchkeyProviderProps) {
  const client = useClient(queryClient);
  const [welcome] = useState(createWelcomeStore);
  const owner = subject ?? null;
  const scope = useMemo<Scope>(() => ["latchkey", service.name, owner], [service.name, owner]);
  const { tell, tellOfManagers, signOuts, recheck } = useOtherTabs({
    scope,
    client,
    onSignedOut: () => {
      welcome.dismiss();
      onSignedOutElsewhere?.();
    },
  });
  const emit = useEmit(onEvent, tell);

  useEffect(() => {
    welcome.open(scope);
    return welcome.close;
  }, [welcome, scope]);

  const former = useRef({ client, scope });
  useEffect(() => {
    const { client: formerClient, scope: formerScope } = former.current;
    former.current = { client, scope };
    // Only a change of user or service gets here with two scopes: unmounting keeps the cache for the way back.
    if (formerScope === scope) return;
    formerClient.removeQueries({ queryKey: formerScope });
    const [, name, formerSubject] = formerScope;
    if (formerSubject !== null && formerSubject !== scope[2]) {
      tellTabs(name, { type: "signed-out", subject: formerSubject });
    }
  }, [client, scope]);

  const session = useMemo<Session>(
    () => ({ service, subject: owner, scope, client, welcome, emit, tellOfManagers, signOuts, recheck }),
    [service, owner, scope, client, welcome, emit, tellOfManagers, signOuts, recheck],
  );
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

/** The given client, else the host's, else one that this provider owns. */
function useClient(given: QueryClient | undefined): QueryClient {
  const hosts = useContext(QueryClientContext);
  const [own] = useState(() => once(() => new QueryClient()));
  const client = given ?? hosts ?? own();

  // The host's provider mounts its own; mounting is what makes a client listen for focus and reconnection.
  const isHosts = client === hosts;
  useEffect(() => {
    if (isHosts) return;
    client.mount();
    return () => client.unmount();
  }, [client, isHosts]);
  return client;
}

/** Tells the other tabs and the latest handler. */
function useEmit(onEvent: LatchkeyProviderProps["onEvent"], tell: (event: LatchkeyEvent) => void): Session["emit"] {
  const latest = useLatest(onEvent);
  return useCallback(
    (event) => {
      tell(event);
      // In its own task, so that a handler that throws cannot make a change look failed.
      queueMicrotask(() => latest.current?.(event));
    },
    [tell, latest],
  );
}

/** `make`, called when its value is first asked for and never again. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
