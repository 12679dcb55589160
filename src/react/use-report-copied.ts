"use client";

import { useCallback } from "react";
import type { Consumers } from "./consumer-list.js";
import { consumersKey } from "./consumers-query.js";
import { useSession } from "./session.js";

/**
 * Tells `onEvent` that the user has copied a key of the list. Everything else is told by the operations; what reaches
 * the clipboard, only the page that put it there knows.
 */
export function useReportCopied(): (keyId: string) => void {
  const { client, scope, emit } = useSession();
  return useCallback(
    (keyId) => {
      const list = client.getQueryData<Consumers>(consumersKey(scope));
      const consumer = list?.find(({ apiKeys }) => apiKeys.some(({ id }) => id === keyId));
      if (consumer) emit({ type: "copied", consumerId: consumer.id, keyId });
    },
    [client, scope, emit],
  );
}
