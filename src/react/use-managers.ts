"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Manager } from "../core/consumer.js";
import type { LatchkeyError } from "../core/problem.js";
import { managersQuery } from "./managers-query.js";
import { useSession } from "./session.js";

export interface ManagersState {
  /** `error` only where there is nothing to show: a failed refresh leaves it `ready`, with `error` set. */
  readonly status: "loading" | "error" | "ready";
  /** Empty until `ready`. */
  readonly managers: readonly Manager[];
  readonly error: LatchkeyError | null;
  readonly isFetching: boolean;
  /** Asks the service again. Never rejects: look at `error`. */
  readonly refetch: () => Promise<void>;
}

const NONE: readonly Manager[] = [];

/** Who may manage a consumer, and who has been invited to. */
export function useManagers(consumerId: string): ManagersState {
  const session = useSession();
  const query = managersQuery(session, consumerId);
  const { data, error, isFetching, refetch: fetchAgain } = useQuery(query, session.client);
  const refetch = useCallback(async () => {
    await fetchAgain({ cancelRefetch: false });
  }, [fetchAgain]);
  return {
    status: data ? "ready" : error ? "error" : "loading",
    managers: data ?? NONE,
    error,
    isFetching,
    refetch,
  };
}
