"use client";
import { useAuth0 } from "@auth0/auth0-react";
import { useEffect, useMemo, useRef } from "react";
import { LatchkeyProvider, useLatchkey } from "../react/index.js";
import { type Capabilities, httpKeyService } from "../service/index.js";
import { ApiKeys, type ApiKeysProps } from "../ui/api-keys.js";
import { useSteadyConsumers } from "../ui/use-steady-consumers.js";
import type { Auth0ApiKeysProps } from "./auth0-api-keys.js";
import { gateForFailure } from "./gate.js";
import { SignInGate } from "./gate-notice.js";
import type { LapseWatch } from "./lapse.js";
import { watchSessionCookie } from "./session-cookie.js";
import { createTokens, fetchWithRenewal, type Tokens } from "./tokens.js";
import { usePopupSignIn } from "./use-popup-sign-in.js";
import { VerifyEmailGate } from "./verify-email-gate.js";

interface SignedInProps extends Omit<Auth0ApiKeysProps, "labels" | "language" | "locale" | "signOutReturnTo"> {
  subject: string;
  email: string | undefined;
  lapse: LapseWatch;
  onSignOut(): void;
}

/** The page of one user. */
export function SignedIn({
  baseUrl,
  audience,
  capabilities,
  subject,
  lapse,
  onEvent,
  queryClient,
  ...rest
}: SignedInProps) {
  const { getAccessTokenSilently } = useAuth0();
  const tokens = useMemo(
    () => createTokens(getAccessTokenSilently, audience, lapse),
    [getAccessTokenSilently, audience, lapse],
  );
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
    <LatchkeyProvider
      service={service}
      subject={subject}
      onEvent={onEvent}
      onSignedOutElsewhere={tokens.distrust}
      queryClient={queryClient}
    >
      <PageOrGate {...rest} tokens={tokens} lapse={lapse} />
    </LatchkeyProvider>
  );
}

interface PageOrGateProps extends Omit<ApiKeysProps, "labels" | "language" | "locale" | "onSignIn"> {
  tokens: Tokens;
  email: string | undefined;
  lapse: LapseWatch;
  onSignOut(): void;
}

function PageOrGate({ tokens, email, lapse, onSignOut, ...page }: PageOrGateProps) {
  const { status, error, refetch } = useSteadyConsumers();
  const { signOuts, recheck } = useLatchkey();
  const signIn = usePopupSignIn(tokens);
  const gate = status === "error" ? gateForFailure(error) : null;
  const frame = useRef<HTMLDivElement>(null);

  const wasGated = useRef(false);
  useEffect(() => {
    // The button that opened the gate is gone, and the focus with it.
    if (wasGated.current && gate === null) frame.current?.querySelector<HTMLElement>("[data-lk-focus=page]")?.focus();
    wasGated.current = gate !== null;
  }, [gate]);

  useEffect(
    () =>
      watchSessionCookie(() => {
        // The SDK removes it for a session that lapsed, too: then what the user was doing stays.
        if (!lapse.hasLapsed()) recheck();
      }),
    [lapse, recheck],
  );

  const askAgain = async () => {
    // A renewal that fails leaves the old token, and the server's answer to it says what is wrong.
    await tokens.renew().catch(() => undefined);
    await refetch();
  };
  const { headingLevel = 1, theme } = page;
  const around = { headingLevel, theme, onSignOut };
  return (
    <div ref={frame} style={{ display: "contents" }}>
      {gate === "verify-email" && <VerifyEmailGate {...around} email={email} onVerified={askAgain} />}
      {gate === "session-ended" && <SignInGate {...around} gate={signOuts > 0 ? "signed-out-elsewhere" : gate} />}
      {gate === null && <ApiKeys {...page} onSignIn={signIn} />}
    </div>
  );
}
