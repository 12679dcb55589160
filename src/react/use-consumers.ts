"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { ApiKey } from "../core/api-key.js";
import type { Consumer } from "../core/consumer.js";
import type { LatchkeyError } from "../core/problem.js";
import { findKey } from "./consumer-list.js";
import { consumersQuery } from "./consumers-query.js";
import { useSession } from "./session.js";

/** The key that was made for the user on this, their first, visit. */
export interface Welcome {
  readonly consumerId: string;
  readonly apiKey: ApiKey;
  /** The plain key; `null` where it cannot be shown. */
  readonly secret: string | null;
}

export interface ConsumersState {
  /** `error` only where there is nothing to show: a failed refresh of a list leaves it `ready`, with `error` set. */
  readonly status: "loading" | "error" | "ready";
  /** Empty until `ready`. */
  readonly consumers: readonly Consumer[];
  readonly error: LatchkeyError | null;
  /** When the latest failure arrived, in milliseconds since the epoch. */
  readonly failedAt: number | null;
  readonly isFetching: boolean;
  /** Asks the service again. Never rejects: look at `error`. */
  readonly refetch: () => Promise<void>;
  /** Set where this session's load made the first key, until it is dismissed, deleted or rolled. */
  readonly welcome: Welcome | null;
  /** Forgets the first key's plain text. */
  readonly dismissWelcome: () => void;
}

const NONE: readonly Consumer[] = [];
const onServer = () => null;

/** The user's consumers with their keys, masked. However many components use it, one page load costs one request. */
export function useConsumers(): ConsumersState {
  const session = useSession();
  const query = useQuery(consumersQuery(session), session.client);
  const { data, error, errorUpdatedAt, isFetching, refetch: fetchAgain } = query;
  const firstKey = useSyncExternalStore(session.welcome.subscribe, session.welcome.get, onServer);

  const welcome = useMemo(() => {
    const apiKey = firstKey && data && findKey(data, firstKey.consumerId, firstKey.keyId);
    return apiKey ? { consumerId: firstKey.consumerId, apiKey, secret: firstKey.secret } : null;
  }, [data, firstKey]);

  const refetch = useCallback(async () => {
    await fetchAgain({ cancelRefetch: false });
  }, [fetchAgain]);
  const dismissWelcome = useCallback(() => session.welcome.dismiss(), [session.welcome]);

  return {
    status: data ? "ready" : error ? "error" : "loading",
    consumers: data ?? NONE,
    error,
    failedAt: errorUpdatedAt || null,
    isFetching,
    refetch,
    welcome,
    dismissWelcome,
  };
}
