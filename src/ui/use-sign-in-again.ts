"use client";
import { useCallback, useMemo, useRef, useState } from "react";

/** Sends the user to the sign-in; see `ApiKeysProps.onSignIn`. */
export type OnSignIn = (() => void) | (() => Promise<boolean>);

/** Signing in again from within the page. */
export interface SignInAgain {
  run(): void;
  /** A window with the sign-in is open. */
  readonly isPending: boolean;
  /** How often it has worked without leaving the page. */
  readonly times: number;
}

/**
 * @param onSignIn `undefined` where the host has no sign-in
 * @param onSignedIn called when the user is signed in again and the page is still there
 */
export function useSignInAgain(onSignIn: OnSignIn | undefined, onSignedIn: () => void): SignInAgain | undefined {
  const [isPending, setPending] = useState(false);
  const [times, setTimes] = useState(0);
  const busy = useRef(false);

  const run = useCallback(() => {
    if (!onSignIn || busy.current) return;
    const outcome = onSignIn();
    // The browser is leaving for the sign-in.
    if (!(outcome instanceof Promise)) return;
    busy.current = true;
    setPending(true);
    const end = (signedIn: boolean) => {
      busy.current = false;
      setPending(false);
      if (!signedIn) return;
      setTimes((count) => count + 1);
      onSignedIn();
    };
    outcome.then(end, () => end(false));
  }, [onSignIn, onSignedIn]);

  return useMemo(() => (onSignIn ? { run, isPending, times } : undefined), [onSignIn, run, isPending, times]);
}
