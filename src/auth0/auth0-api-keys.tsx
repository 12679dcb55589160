"use client";
import { useAuth0 } from "@auth0/auth0-react";
import { useEffect, useState } from "react";
import type { LatchkeyProviderProps } from "../react/index.js";
import { tellTabs } from "../react/index.js";
import type { Capabilities } from "../service/index.js";
import type { ApiKeysProps } from "../ui/api-keys.js";
import { LabelsProvider } from "../ui/labels-context.js";
import { useGesture } from "../ui/use-gesture.js";
import { gateFor } from "./gate.js";
import { SignInGate } from "./gate-notice.js";
import { createLapseWatch } from "./lapse.js";
import { SignedIn } from "./signed-in.js";

export interface Auth0ApiKeysProps
  extends Omit<ApiKeysProps, "onSignIn">,
    Pick<LatchkeyProviderProps, "onEvent" | "queryClient"> {
  /** Where the guard is mounted, such as `/api/keys`. */
  baseUrl: string;
  /** The API's identifier at Auth0; left out, the one of the `Auth0Provider` applies. */
  audience?: string | undefined;
  /** What the service can do, where it is less than everything: `{ reveal: false }` for a bucket that shows a key once. */
  capabilities?: Partial<Capabilities> | undefined;
  /** Where "Use another account" leads after signing out: the site's origin by default. Auth0 must allow it. */
  signOutReturnTo?: string | undefined;
}

/**
 * The page of API keys for whoever is signed in through Auth0, with what comes before it: signing in, a sign-in that
 * failed, a session that ended, an e-mail address to verify. It goes inside an `Auth0Provider`.
 *
 * @example
 * <Auth0Provider domain="…" clientId="…" authorizationParams={{ audience: "https://api.example.com", redirect_uri }}>
 *   <Auth0ApiKeys baseUrl="/api/keys" />
 * </Auth0Provider>
 */
export function Auth0ApiKeys({ labels, language, locale, signOutReturnTo, ...rest }: Auth0ApiKeysProps) {
  const { isLoading, isAuthenticated, error, user, logout } = useAuth0();
  const present = user?.sub;
  const [lapse] = useState(createLapseWatch);
  const [latest, setLatest] = useState<{ subject: string; email: string | undefined } | null>(null);
  if (present !== undefined && (present !== latest?.subject || user?.email !== latest.email)) {
    setLatest({ subject: present, email: user?.email });
  }
  // Whose session has lapsed stays, with what they were doing, until they sign in again.
  const visitor = present !== undefined || lapse.hasLapsed() ? latest : null;

  const hadSession = latest !== null;
  const gate = gateFor({ isLoading, isAuthenticated, subject: present, hasError: error !== undefined, hadSession });
  const { run: signOut } = useGesture(async () => {
    await logout({ logoutParams: { returnTo: signOutReturnTo ?? window.location.origin } });
    return true;
  });

  const { baseUrl } = rest;
  const isNobody = visitor === null && (gate === "signed-out" || gate === "session-ended");
  const formerSubject = latest?.subject ?? null;
  useEffect(() => {
    if (isNobody) tellTabs(baseUrl, { type: "signed-out", subject: formerSubject });
  }, [isNobody, baseUrl, formerSubject]);

  return (
    <LabelsProvider labels={labels} language={language} locale={locale}>
      {visitor ? (
        // A new key for a new user: nothing of the former one's is left on screen.
        <SignedIn key={visitor.subject} {...rest} {...visitor} lapse={lapse} onSignOut={signOut} />
      ) : (
        <SignInGate
          gate={gate === "page" ? "signing-in" : gate}
          headingLevel={rest.headingLevel ?? 1}
          theme={rest.theme}
          onSignOut={signOut}
        />
      )}
    </LabelsProvider>
  );
}
