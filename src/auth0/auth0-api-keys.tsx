"use client";
import { useAuth0 } from "@auth0/auth0-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { LatchkeyProvider, type LatchkeyProviderProps } from "../react/index.js";
import { type Capabilities, httpKeyService } from "../service/index.js";
import { ApiKeys, type ApiKeysProps } from "../ui/api-keys.js";
import { LabelsProvider } from "../ui/labels-context.js";
import { useSteadyConsumers } from "../ui/use-steady-consumers.js";
import { gateFor, gateForFailure } from "./gate.js";
import { SignInGate } from "./gate-notice.js";
import { createTokens, fetchWithRenewal, type Tokens } from "./tokens.js";
import { useSignIn } from "./use-sign-in.js";
import { VerifyEmailGate } from "./verify-email-gate.js";

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
  const subject = user?.sub;
  const [hadSession, setHadSession] = useState(false);
  if (isAuthenticated && !hadSession) setHadSession(true);

  const gate = gateFor({ isLoading, isAuthenticated, subject, hasError: error !== undefined, hadSession });
  const signOut = useCallback(() => {
    void logout({ logoutParams: { returnTo: signOutReturnTo ?? window.location.origin } });
  }, [logout, signOutReturnTo]);

  return (
    <LabelsProvider labels={labels} language={language} locale={locale}>
      {gate === "page" && subject !== undefined ? (
        // A new key for a new user: nothing of the former one's is left on screen.
        <SignedIn key={subject} {...rest} subject={subject} email={user?.email} onSignOut={signOut} />
      ) : (
        <SignInGate
          gate={gate === "page" ? "signing-in" : gate}
          headingLevel={rest.headingLevel ?? 1}
          onSignOut={signOut}
        />
      )}
    </LabelsProvider>
  );
}

interface SignedInProps extends Omit<Auth0ApiKeysProps, "labels" | "language" | "locale" | "signOutReturnTo"> {
  subject: string;
  email: string | undefined;
  onSignOut(): void;
}

function SignedIn({ baseUrl, audience, capabilities, subject, onEvent, queryClient, ...rest }: SignedInProps) {
  const { getAccessTokenSilently } = useAuth0();
  const tokens = useMemo(() => createTokens(getAccessTokenSilently, audience), [getAccessTokenSilently, audience]);
  // Written in place by most hosts, so a new object each time: its content is what counts.
  const described = JSON.stringify(capabilities ?? {});
  const service = useMemo(
    () =>
      httpKeyService({
        baseUrl,
        getToken: tokens.get,
        fetch: fetchWithRenewal(tokens),
        capabilities: JSON.parse(described) as Partial<Capabilities>,
      }),
    [baseUrl, tokens, described],
  );
  return (
    <LatchkeyProvider service={service} subject={subject} onEvent={onEvent} queryClient={queryClient}>
      <PageOrGate {...rest} tokens={tokens} />
    </LatchkeyProvider>
  );
}

interface PageOrGateProps extends Pick<ApiKeysProps, "headingLevel" | "revealSeconds"> {
  tokens: Tokens;
  email: string | undefined;
  onSignOut(): void;
}

function PageOrGate({ tokens, email, onSignOut, headingLevel = 1, revealSeconds }: PageOrGateProps) {
  const { status, error, refetch } = useSteadyConsumers();
  const { signIn } = useSignIn();
  const gate = status === "error" ? gateForFailure(error) : null;
  const frame = useRef<HTMLDivElement>(null);

  const wasGated = useRef(false);
  useEffect(() => {
    // The button that opened the gate is gone, and the focus with it.
    if (wasGated.current && gate === null) frame.current?.querySelector<HTMLElement>("[data-lk-focus=page]")?.focus();
    wasGated.current = gate !== null;
  }, [gate]);

  const askAgain = async () => {
    // A renewal that fails leaves the old token, and the server's answer to it says what is wrong.
    await tokens.renew().catch(() => undefined);
    await refetch();
  };
  return (
    <div ref={frame} style={{ display: "contents" }}>
      {gate === "verify-email" && (
        <VerifyEmailGate email={email} headingLevel={headingLevel} onVerified={askAgain} onSignOut={onSignOut} />
      )}
      {gate === "session-ended" && <SignInGate gate={gate} headingLevel={headingLevel} onSignOut={onSignOut} />}
      {gate === null && <ApiKeys headingLevel={headingLevel} revealSeconds={revealSeconds} onSignIn={signIn} />}
    </div>
  );
}
