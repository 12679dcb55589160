"use client";
import { useAuth0 } from "@auth0/auth0-react";
import { useCallback } from "react";
import type { Tokens } from "./tokens.js";
import { useSignIn } from "./use-sign-in.js";

/**
 * Signing in again without losing what is on the page: in a window of its own, or, where the browser allows none, by
 * leaving for Auth0 and coming back.
 *
 * @returns resolves to whether the user is signed in again, here
 */
export function usePopupSignIn(tokens: Tokens): () => Promise<boolean> {
  const { loginWithPopup } = useAuth0();
  const { signIn: leave } = useSignIn();
  return useCallback(async () => {
    // Opened here and now: later, the browser no longer takes it for the user's wish.
    const popup = window.open("", "latchkey-sign-in", "popup,width=420,height=640");
    if (!popup) {
      await leave();
      return false;
    }
    try {
      await loginWithPopup(undefined, { popup });
      // Auth0's SDK resolves as well where the window was closed: only a token proves the session.
      await tokens.get();
      return true;
    } catch {
      return false;
    } finally {
      popup.close();
    }
  }, [loginWithPopup, leave, tokens]);
}
