import type { LatchkeyError, ProblemCode } from "../core/problem.js";

/** What stands between a visitor and the page. */
export type Gate = "signing-in" | "signed-out" | "sign-in-failed" | "session-ended" | "page";

/** What is known of the visitor: the state of `useAuth0`, and whether there was a session before. */
export interface Visitor {
  readonly isLoading: boolean;
  readonly isAuthenticated: boolean;
  /** The `sub` of the signed-in user. */
  readonly subject: string | undefined;
  readonly hasError: boolean;
  /** True once somebody has been signed in since the page was loaded. */
  readonly hadSession: boolean;
}

/** Which gate to show before anything is asked of the key service. */
export function gateFor({ isLoading, isAuthenticated, subject, hasError, hadSession }: Visitor): Gate {
  // An error of the past, such as a popup that was closed, does not matter to who is signed in, nor does a popup that is
  // open.
  if (isAuthenticated && subject !== undefined) return "page";
  if (isLoading) return "signing-in";
  if (hadSession) return "session-ended";
  return hasError ? "sign-in-failed" : "signed-out";
}

const SESSION_CODES: readonly ProblemCode[] = ["missing_token", "invalid_token", "expired_token"];

/** Which gate to show where the list could not be loaded; `null` where the page shows the failure itself. */
export function gateForFailure(error: LatchkeyError | null): "session-ended" | "verify-email" | null {
  if (error === null) return null;
  if (error.code === "email_not_verified") return "verify-email";
  return SESSION_CODES.includes(error.code) ? "session-ended" : null;
}
