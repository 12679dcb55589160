"use client";
import { useEffect, useRef, useState } from "react";
import type { LatchkeyError } from "../core/problem.js";
import { Button } from "./button.js";
import { TriangleAlert } from "./icons.js";
import { useLabels } from "./labels-context.js";
import { usePage } from "./page-context.js";
import { isSessionEnded, problemMessage } from "./problem-message.js";
import { RequestId } from "./request-id.js";
import { useSignInPress } from "./use-sign-in-again.js";
import { useWait } from "./use-wait.js";

/** Why an action failed, beside the control that started it, spoken at once; and what can be done about it. */
export function ProblemText({ error }: { error: LatchkeyError | null }) {
  const { signIn } = usePage();
  const times = signIn?.times ?? 0;
  const [failure, setFailure] = useState({ error, times });
  if (failure.error !== error) setFailure({ error, times });
  if (error === null) return null;
  if (isSessionEnded(error) && times > failure.times) return <SignedInAgain />;
  return <Problem error={error} />;
}

function Problem({ error }: { error: LatchkeyError }) {
  const labels = useLabels();
  const { signIn, announce } = usePage();
  const signInAgain = useSignInPress(signIn);
  const { title, text } = problemMessage(error, labels);
  const wait = useWait(error);
  const isOver = error.retryAfter !== undefined && wait === 0;
  useEffect(() => {
    if (isOver) announce(labels.tryNow);
  }, [isOver, announce, labels]);
  return (
    <div className="lk-problem">
      <TriangleAlert className="lk-icon" aria-hidden />
      <div>
        <p role="alert">
          <strong>{labels.sentence(title)}</strong>{" "}
          {error.retryAfter === undefined ? (
            text
          ) : (
            <span className="lk-hidden">{labels.rateLimited(Math.ceil(error.retryAfter))}</span>
          )}
        </p>{" "}
        {/* Outside of the alert, which would speak it every second. */}
        {error.retryAfter !== undefined && <p role="timer">{isOver ? labels.tryNow : labels.rateLimited(wait)}</p>}
        <RequestId of={error} />
        {isSessionEnded(error) && signIn && (
          <>
            <Button busy={signIn.isPending} onClick={signInAgain}>
              {labels.signInAgain}
            </Button>
            {signIn.isPending && <p role="status">{labels.signInWindowOpen}</p>}
          </>
        )}
      </div>
    </div>
  );
}

/** The session is back, and what failed for want of it is one press away. */
function SignedInAgain() {
  const labels = useLabels();
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The button "Sign in again" had the focus.
    const form = text.current?.closest("form")?.querySelector<HTMLElement>("[type=submit]");
    (form ?? text.current?.closest<HTMLElement>("[data-lk-focus]"))?.focus();
  }, []);
  return (
    <p className="lk-hint" role="status" ref={text}>
      {labels.signedInAgain}
    </p>
  );
}
