"use client";

import type { QueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { withoutConsumer, withoutKey } from "./consumer-list.js";
import { consumersKey, updateConsumers } from "./consumers-query.js";
import type { LatchkeyEvent } from "./event.js";
import { managersKey } from "./managers-query.js";
import type { Scope } from "./session.js";
import { openTabs, type TabMessage, type Tabs, tellTabs } from "./tabs.js";
import { useLatest } from "./use-latest.js";

interface OtherTabsOptions {
  readonly scope: Scope;
  readonly client: QueryClient;
  /** The user signed out in another tab: called before anything is asked again. */
  readonly onSignedOut: () => void;
}

/** Keeps this tab's lists true to what happens in the others, and tells the others what happens here. */
export function useOtherTabs({ scope, client, onSignedOut }: OtherTabsOptions) {
  const [, service, subject] = scope;
  const line = useRef<Tabs | null>(null);
  const signedOut = useLatest(onSignedOut);
  const [signOuts, setSignOuts] = useState(0);

  const recheck = useCallback(() => {
    signedOut.current();
    setSignOuts((count) => count + 1);
    void client.resetQueries({ queryKey: scope });
  }, [signedOut, client, scope]);

  useEffect(() => {
    const hear = (message: TabMessage) => {
      if (message.type === "signed-out") {
        if (message.subject === null || message.subject === subject) recheck();
      } else if (message.subject === subject) {
        void follow(client, scope, message);
      }
    };
    const tabs = openTabs(service, hear);
    line.current = tabs;
    return () => {
      line.current = null;
      tabs.close();
    };
  }, [scope, service, subject, client, recheck]);

  const send = useCallback(
    (message: TabMessage) => {
      // A change may end after its page has been left.
      if (line.current) line.current.send(message);
      else tellTabs(service, message);
    },
    [service],
  );
  const tell = useCallback(
    (event: LatchkeyEvent) => {
      const message = messageOf(event, subject);
      if (message !== null) send(message);
    },
    [send, subject],
  );
  const tellOfManagers = useCallback(
    (consumerId: string) => send({ type: "managers-changed", subject, consumerId }),
    [send, subject],
  );
  return { tell, tellOfManagers, signOuts, recheck };
}

function messageOf({ type, consumerId, keyId }: LatchkeyEvent, subject: string | null): TabMessage | null {
  // The others make sure of a first key themselves, and reading changes nothing.
  if (type === "provisioned" || type === "revealed" || type === "copied") return null;
  const about = { consumerId, ...(keyId === undefined ? {} : { keyId }) };
  return { type: "changed", subject, ...about, deleted: type === "deleted" };
}

type Change = Exclude<TabMessage, { type: "signed-out" }>;

async function follow(client: QueryClient, scope: Scope, message: Change): Promise<void> {
  const { consumerId } = message;
  if (message.type === "managers-changed") {
    await changesSettled(client, scope);
    return client.invalidateQueries({ queryKey: managersKey(scope, consumerId), exact: true });
  }
  const { keyId, deleted } = message;
  if (deleted) {
    return updateConsumers(client, scope, (list) =>
      keyId === undefined ? withoutConsumer(list, consumerId) : withoutKey(list, consumerId, keyId),
    );
  }
  await changesSettled(client, scope);
  // What changed is asked of the service: another tab is no source for it.
  await client.invalidateQueries({ queryKey: consumersKey(scope), exact: true });
}

/** Waits for this tab's own changes: each of them throws away a list that was asked for during it. */
function changesSettled(client: QueryClient, scope: Scope): Promise<void> {
  const isSettled = () => client.isMutating({ mutationKey: scope }) === 0;
  if (isSettled()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = client.getMutationCache().subscribe(() => {
      if (!isSettled()) return;
      stop();
      resolve();
    });
  });
}
