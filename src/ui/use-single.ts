"use client";
import { useRef, useState } from "react";

/**
 * One task at a time: a call while one is under way does nothing, whether it comes from a double click, from Enter or
 * from a slow network. The ref decides, since two clicks may come before React renders once.
 */
export function useSingle<Args extends unknown[]>(task: (...args: Args) => Promise<void>) {
  const busy = useRef(false);
  const [isPending, setPending] = useState(false);
  const run = async (...args: Args) => {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    try {
      await task(...args);
    } finally {
      busy.current = false;
      setPending(false);
    }
  };
  return { run, isPending };
}
