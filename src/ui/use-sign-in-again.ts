"use client";
import { useCallback, useMemo, useRef, useState } from "react";
import { useGesture } from "./use-gesture.js";

/** Sends the user to the sign-in; see `ApiKeysProps.onSignIn`. */
export type OnSignIn = (() => void) | (() => Promise<boolean>);

/** Signing in again from within the page. */
export interface SignInAgain {
  /** Resolves to whether it worked; `true` as well where the browser is about to leave. Never rejects. */
  run(): Promise<boolean>;
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

  const run = useCallback(async () => {
    if (!onSignIn || busy.current) return false;
    const outcome = onSignIn();
    // The browser is leaving for the sign-in.
    if (!(outcome instanceof Promise)) return true;
    busy.current = true;
    setPending(true);
    const signedIn = await outcome.catch(() => false);
    busy.current = false;
    setPending(false);
    if (signedIn) {
      setTimes((count) => count + 1);
      onSignedIn();
    }
    return signedIn;
  }, [onSignIn, onSignedIn]);

  return useMemo(() => (onSignIn ? { run, isPending, times } : undefined), [onSignIn, run, isPending, times]);
}

/** What a button "Sign in again" does: once for a hand that is too quick, also while the browser takes its time to leave. */
export function useSignInPress(signIn: SignInAgain | undefined): () => Promise<void> {
  return useGesture(async () => (await signIn?.run()) ?? false).run;
}
