"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useRevealKey } from "../react/index.js";
import { ONE_GESTURE_MS } from "./use-gesture.js";
import { watchAddress } from "./watch-address.js";

/**
 * The plain text of one key while it is on screen. It hides itself after `seconds` unless it is kept, and always when
 * the tab is hidden, when the address changes and when `allowed` turns false; it is gone from memory then, and half a
 * second after the user has hidden it.
 */
export function useReveal(
  consumerId: string,
  keyId: string,
  { seconds, allowed }: { seconds: number; allowed: boolean },
) {
  const { run, error, reset } = useRevealKey();
  const [secret, setSecret] = useState<string | null>(null);
  const [isKept, setKept] = useState(false);
  const [left, setLeft] = useState(seconds);
  const isShown = secret !== null;

  // A hand that presses "Reveal" and "Hide" in quick succession gets what it asks for each time, from one request.
  const held = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const letGo = useCallback(() => {
    clearTimeout(timer.current);
    held.current = null;
  }, []);
  useEffect(() => letGo, [letGo]);

  useEffect(() => {
    if (!isShown) return;
    const hide = () => setSecret(null);
    if (!allowed) return hide();
    const onVisibility = () => document.hidden && hide();
    document.addEventListener("visibilitychange", onVisibility);
    const unwatch = watchAddress(hide);
    // A page that the browser keeps for "back" would keep the key as well.
    window.addEventListener("pagehide", hide);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      unwatch();
      window.removeEventListener("pagehide", hide);
    };
  }, [isShown, allowed]);

  useEffect(() => {
    if (!isShown || isKept) return;
    const end = Date.now() + seconds * 1000;
    setLeft(seconds);
    const timer = setInterval(() => {
      const rest = Math.ceil((end - Date.now()) / 1000);
      if (rest > 0) setLeft(rest);
      else setSecret(null);
    }, 1000);
    return () => clearInterval(timer);
  }, [isShown, isKept, seconds]);

  return {
    /** `null` while it is hidden. */
    secret: allowed ? secret : null,
    /** Whole seconds until it hides itself. */
    left,
    /** It stays until it is hidden. */
    isKept,
    keep: setKept,
    error,
    fetch: () => (held.current === null ? run(consumerId, keyId) : Promise.resolve(held.current)),
    /** Shows a text that was fetched; not in a tab that nobody looks at. */
    show: (text: string) => {
      if (document.hidden) return;
      setKept(false);
      setSecret(text);
    },
    hide: () => {
      letGo();
      held.current = secret;
      timer.current = setTimeout(letGo, ONE_GESTURE_MS);
      setSecret(null);
      reset();
    },
  };
}
