"use client";
import { useEffect, useState } from "react";
import { untilNextChange } from "./format.js";

/** Beyond this, a timer overflows and fires at once. */
const MAX_DELAY = 2 ** 31 - 1;

/**
 * The present moment, in milliseconds. Renders again whenever the distance to one of `instants` reads differently, when
 * one of them passes, and when a tab that slept comes back.
 *
 * @param instants RFC 3339; what does not expire is left out
 */
export function useClock(instants: readonly string[]): number {
  // One primitive for the list, so that a new array of the same instants does not restart the timer.
  const upcoming = instants.join();
  const [{ now, seen }, setClock] = useState(() => ({ now: Date.now(), seen: upcoming }));
  // A page without ends has no timer, so its clock may be hours old when a key with an end joins.
  if (seen !== upcoming) setClock({ now: Date.now(), seen: upcoming });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      const present = Date.now();
      setClock({ now: present, seen: upcoming });
      arm(present);
    };
    const arm = (present: number) => {
      clearTimeout(timer);
      const remaining = upcoming
        .split(",")
        .map((instant) => Date.parse(instant) - present)
        .filter((each) => each > 0);
      if (remaining.length > 0) timer = setTimeout(tick, Math.min(MAX_DELAY, ...remaining.map(untilNextChange)));
    };
    arm(Date.now());
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [upcoming]);
  return now;
}

/** The present moment for a sentence that names minutes: renders again every ten seconds. */
export function useRunningClock(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
