"use client";
import { useAuth0 } from "@auth0/auth0-react";
import { useCallback, useRef, useState } from "react";

/** Leaves for Auth0's sign-in page, to come back to where the user is now. */
export function useSignIn() {
  const { loginWithRedirect } = useAuth0();
  const [state, setState] = useState<"idle" | "leaving" | "failed">("idle");
  const leaving = useRef(false);
  const signIn = useCallback(async () => {
    if (leaving.current) return;
    leaving.current = true;
    setState("leaving");
    const { pathname, search, hash } = window.location;
    try {
      await loginWithRedirect({ appState: { returnTo: pathname + search + hash } });
    } catch {
      // The tenant could not be reached: the only thing that fails before the browser leaves.
      leaving.current = false;
      setState("failed");
    }
  }, [loginWithRedirect]);
  return { signIn, isLeaving: state === "leaving", hasFailed: state === "failed" };
}
