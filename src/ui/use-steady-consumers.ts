"use client";
import { useState } from "react";
import type { LatchkeyError } from "../core/problem.js";
import { type ConsumersState, useConsumers } from "../react/index.js";

/**
 * The list's state for a screen that holds still: while a failed load is tried again, the failure stays, and with it
 * the button that was pressed and its focus.
 */
export function useSteadyConsumers(): ConsumersState {
  const state = useConsumers();
  const [failure, setFailure] = useState<LatchkeyError | null>(null);
  const isRetry = state.status === "loading" && failure !== null;
  const latest = isRetry ? failure : state.status === "error" ? state.error : null;
  if (latest !== failure) setFailure(latest);
  return isRetry ? { ...state, status: "error", error: failure } : state;
}
