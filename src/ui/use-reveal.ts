"use client";
import { useEffect, useState } from "react";
import { useRevealKey } from "../react/index.js";

/**
 * The plain text of one key while it is on screen. It hides itself after `seconds`, when the tab is hidden and when
 * `allowed` turns false, and it is gone from memory then.
 */
export function useReveal(
  consumerId: string,
  keyId: string,
  { seconds, allowed }: { seconds: number; allowed: boolean },
) {
  const { run, error, reset } = useRevealKey();
  const [secret, setSecret] = useState<string | null>(null);
  const shown = allowed ? secret : null;

  useEffect(() => {
    if (secret === null) return;
    const hide = () => setSecret(null);
    if (!allowed) return hide();
    const onVisibility = () => document.hidden && hide();
    const timer = setTimeout(hide, seconds * 1000);
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [secret, seconds, allowed]);

  return {
    /** `null` while it is hidden. */
    secret: shown,
    error,
    fetch: () => run(consumerId, keyId),
    /** Shows a text that was fetched; not in a tab that nobody looks at. */
    show: (text: string) => {
      if (!document.hidden) setSecret(text);
    },
    hide: () => {
      setSecret(null);
      reset();
    },
  };
}
