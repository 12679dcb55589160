"use client";
import type { ReactNode } from "react";
import { LatchkeyError } from "../core/problem.js";
import type { ApiKeysProps } from "../ui/api-keys.js";
import { Button } from "../ui/button.js";
import { LogIn, TriangleAlert } from "../ui/icons.js";
import { useLabels, useLanguageAttributes, useWordsPending } from "../ui/labels-context.js";
import { Notice } from "../ui/notice.js";
import { problemMessage } from "../ui/problem-message.js";
import { Skeleton } from "../ui/skeleton.js";
import { useTokens } from "../ui/use-tokens.js";
import type { Gate } from "./gate.js";
import { useSignIn } from "./use-sign-in.js";

interface GateFrameProps {
  headingLevel: number;
  theme: ApiKeysProps["theme"];
  busy?: boolean;
  children: ReactNode;
}

/** The frame of the page around a gate. */
export function GateFrame({ headingLevel, theme = "auto", busy, children }: GateFrameProps) {
  const labels = useLabels();
  const isPending = useWordsPending();
  const languageAttributes = useLanguageAttributes();
  const attach = useTokens();
  const Heading = `h${headingLevel}` as "h1";
  return (
    <div className="lk-root" ref={attach} {...languageAttributes} data-lk-theme={theme === "auto" ? undefined : theme}>
      {isPending ? (
        <Skeleton />
      ) : (
        <div className="lk-page" aria-busy={busy}>
          <Heading className="lk-title">{labels.heading}</Heading>
          {children}
        </div>
      )}
    </div>
  );
}

interface SignInGateProps extends Pick<GateFrameProps, "headingLevel" | "theme"> {
  gate: Exclude<Gate, "page"> | "signed-out-elsewhere";
  /** Leaves the account that did not work. */
  onSignOut(): void;
}

/** A gate that signing in opens. */
export function SignInGate({ gate, headingLevel, theme, onSignOut }: SignInGateProps) {
  const labels = useLabels();
  const { signIn, isLeaving, hasFailed } = useSignIn();
  if (gate === "signing-in") {
    return (
      <GateFrame headingLevel={headingLevel} theme={theme} busy>
        <p className="lk-hidden" role="status">
          {labels.signingIn}
        </p>
        <Skeleton />
      </GateFrame>
    );
  }
  const { message, action } = {
    "signed-out": { message: labels.signedOut, action: labels.signIn },
    "sign-in-failed": { message: labels.signInFailed, action: labels.tryAgain },
    "session-ended": {
      message: problemMessage(new LatchkeyError("expired_token"), labels),
      action: labels.signInAgain,
    },
    "signed-out-elsewhere": { message: labels.signedOutElsewhere, action: labels.signInAgain },
  }[gate];
  return (
    <GateFrame headingLevel={headingLevel} theme={theme}>
      <Notice
        role={gate === "signed-out" ? undefined : "alert"}
        icon={gate === "sign-in-failed" ? <TriangleAlert className="lk-icon" /> : <LogIn className="lk-icon" />}
        title={message.title}
        actions={
          <>
            <Button variant="primary" busy={isLeaving} onClick={signIn}>
              {action}
            </Button>
            {gate === "sign-in-failed" && <Button onClick={onSignOut}>{labels.otherAccount}</Button>}
          </>
        }
      >
        <p>{message.text}</p>
        {hasFailed && <p role="alert">{labels.signInUnreachable}</p>}
      </Notice>
    </GateFrame>
  );
}
