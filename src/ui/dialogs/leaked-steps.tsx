"use client";
import { useEffect, useId, useState } from "react";
import { usePage } from "../page-context.js";
import { useAllLabels } from "./use-all-labels.js";

/** What is left to do once a leaked key has ended, and for how long gateways may still accept it. */
export function LeakedSteps() {
  const labels = useAllLabels();
  const { gatewayCacheSeconds } = usePage();
  const left = useSecondsLeft(gatewayCacheSeconds);
  const id = useId();
  return (
    <div className="lk-steps">
      {/* A timer is not live: it may be read, and never speaks by itself. */}
      <p className="lk-consequence" role="timer">
        {left > 0 ? labels.leakedCached(left) : labels.leakedOver}
      </p>
      <p className="lk-label" id={id}>
        {labels.leakedSteps}
      </p>
      <ol aria-labelledby={id}>
        {[labels.leakedReplace, labels.leakedPurge, labels.leakedReview].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}

/** Whole seconds, counted from when the component was first drawn. */
function useSecondsLeft(seconds: number): number {
  const [{ end, now }, setClock] = useState(() => ({ end: Date.now() + seconds * 1000, now: Date.now() }));
  const isOver = now >= end;
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setClock((clock) => ({ ...clock, now: Date.now() })), 1000);
    return () => clearInterval(timer);
  }, [isOver]);
  return Math.max(0, Math.ceil((end - now) / 1000));
}
