"use client";
import { useRef } from "react";
import { useSingle } from "./use-single.js";

/** Two presses closer than this, in milliseconds, are one gesture of an impatient hand. */
export const ONE_GESTURE_MS = 500;

/**
 * For what can be done again and again, such as copying: presses that follow closely on one that worked belong to it,
 * and do nothing. After one that did not work, the next press is another try.
 *
 * @param task resolves to whether it worked
 */
export function useGesture(task: () => Promise<boolean>) {
  const worked = useRef(false);
  const latest = useRef(Number.NEGATIVE_INFINITY);
  const { run: start, isPending } = useSingle(async () => {
    worked.current = false;
    worked.current = await task();
    // On a slow network, the hand is still at it when the answer comes.
    latest.current = Date.now();
  });
  const run = async () => {
    const follows = Date.now() - latest.current < ONE_GESTURE_MS;
    latest.current = Date.now();
    if (!worked.current || !follows) await start();
  };
  return { run, isPending };
}
