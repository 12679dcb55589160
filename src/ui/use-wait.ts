"use client";
import { useEffect, useState } from "react";
import type { LatchkeyError } from "../core/problem.js";

/**
 * The whole seconds that are left of the pause that a failure asks for, counted from when it arrived; 0 where it asks
 * for none, and when it is over.
 *
 * @param error `null` while another try is under way
 * @param tries anything that differs with each try, for what may fail twice with the very same error object
 */
export function useWait(error: LatchkeyError | null, tries?: number | null): number {
  const [arrival, setArrival] = useState(() => ({ error, tries, at: Date.now() }));
  const [now, setNow] = useState(arrival.at);
  if (arrival.error !== error || arrival.tries !== tries) {
    const at = Date.now();
    setArrival({ error, tries, at });
    setNow(at);
  }
  const asked = error?.retryAfter;
  // A server that says "at once" still gets a moment.
  const end = asked === undefined ? 0 : arrival.at + Math.max(1, Math.ceil(asked)) * 1000;
  const isWaiting = end > now;

  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return isWaiting ? Math.ceil((end - now) / 1000) : 0;
}
