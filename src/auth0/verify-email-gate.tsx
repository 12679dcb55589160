"use client";
import { useState } from "react";
import type { ApiKeysProps } from "../ui/api-keys.js";
import { Button } from "../ui/button.js";
import { Mail } from "../ui/icons.js";
import { useLabels } from "../ui/labels-context.js";
import { Notice } from "../ui/notice.js";
import { isolated, Sentence } from "../ui/sentence.js";
import { useGesture } from "../ui/use-gesture.js";
import { GateFrame } from "./gate-notice.js";

interface VerifyEmailGateProps {
  email: string | undefined;
  headingLevel: number;
  theme: ApiKeysProps["theme"];
  /** Asks again, with a token that knows what the tenant knows now. Never rejects. */
  onVerified(): Promise<void>;
  onSignOut(): void;
}

/** The server lets nobody in before their address is verified. */
export function VerifyEmailGate({ email, headingLevel, theme, onVerified, onSignOut }: VerifyEmailGateProps) {
  const labels = useLabels();
  const [tries, setTries] = useState(0);
  const { run, isPending } = useGesture(async () => {
    await onVerified();
    // Still here: it was of no use.
    setTries((count) => count + 1);
    return true;
  });
  return (
    <GateFrame headingLevel={headingLevel} theme={theme}>
      <Notice
        icon={<Mail className="lk-icon" />}
        title={labels.verifyEmail.title}
        actions={
          <>
            <Button variant="primary" busy={isPending} onClick={run}>
              {labels.haveVerified}
            </Button>
            <Button onClick={onSignOut}>{labels.otherAccount}</Button>
          </>
        }
      >
        <p>
          {email === undefined ? labels.verifyEmail.text : <Sentence text={labels.verifyEmailOf(isolated(email))} />}
        </p>
        {tries > 0 && !isPending && (
          <p key={tries} className="lk-field-error" role="alert">
            {labels.stillNotVerified}
          </p>
        )}
      </Notice>
    </GateFrame>
  );
}
