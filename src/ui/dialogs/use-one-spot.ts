"use client";
import { type MouseEvent as ReactMouseEvent, useRef } from "react";
import { ONE_GESTURE_MS } from "../use-gesture.js";

/** What a resting hand moves between two presses, in CSS pixels. */
const SPOT_PX = 4;

/**
 * For a dialog whose content changes under the pointer: presses on one spot in quick succession are for what the first
 * of them was for. Else a hand that is too quick, on the button that makes a key, would press the "Done" that comes in
 * its place, or the backdrop where the dialog has become smaller, and never see the key.
 */
export function useOneSpot() {
  const latest = useRef({ target: null as Element | null, x: 0, y: 0, at: Number.NEGATIVE_INFINITY });

  /** Whether a press belongs to the one before it, which was for something else. */
  const isStray = ({ clientX: x, clientY: y }: Pick<MouseEvent, "clientX" | "clientY">, target: Element | null) => {
    const { current: before } = latest;
    const at = Date.now();
    // A program that presses, as a test without layout does, has no spot either: its presses are all at 0.
    const isSameSpot = (x !== 0 || y !== 0) && Math.abs(x - before.x) <= SPOT_PX && Math.abs(y - before.y) <= SPOT_PX;
    const stray = isSameSpot && at - before.at < ONE_GESTURE_MS && target !== before.target;
    latest.current = { target: stray ? before.target : target, x, y, at };
    return stray;
  };

  return {
    onClickCapture(event: ReactMouseEvent) {
      // The keyboard has no spot.
      if (event.detail === 0) return;
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (!isStray(event, button)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    /** The same for a press outside of the dialog. */
    isStrayOutside: (event: Event) => event instanceof MouseEvent && isStray(event, null),
  };
}
