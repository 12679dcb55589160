"use client";
import { useEffect, useRef } from "react";
import type { LatchkeyError } from "../core/problem.js";
import { Button } from "./button.js";
import { Clock, LogIn, Mail, RotateCw, TriangleAlert, WifiOff } from "./icons.js";
import { useLabels } from "./labels-context.js";
import { Notice } from "./notice.js";
import { usePage } from "./page-context.js";
import { isSessionEnded, problemMessage } from "./problem-message.js";
import { RequestId } from "./request-id.js";
import { useGesture } from "./use-gesture.js";
import { useSignInPress } from "./use-sign-in-again.js";
import { useWait } from "./use-wait.js";

interface FailureProps {
  error: LatchkeyError;
  /** Milliseconds since the epoch. */
  failedAt: number | null;
  isRetrying: boolean;
  onRetry(): Promise<void>;
}

/** The list could not be loaded, and there is nothing older to show. */
export function Failure({ error, failedAt, isRetrying, onRetry }: FailureProps) {
  const labels = useLabels();
  const { signIn } = usePage();
  const { wait, retry } = useRetry({ error, failedAt, isRetrying, onRetry });
  // What is not there is the list itself: nothing that somebody has deleted.
  const { title, text } = error.code === "not_found" ? labels.unknownProblem : problemMessage(error, labels);
  const ended = isSessionEnded(error) ? signIn : undefined;
  const signInAgain = useSignInPress(signIn);
  return (
    <Notice
      role="alert"
      icon={<FailureIcon error={error} />}
      title={title}
      actions={
        ended ? (
          <Button
            variant="primary"
            icon={<LogIn className="lk-icon" aria-hidden />}
            busy={ended.isPending || isRetrying}
            onClick={signInAgain}
          >
            {labels.signInAgain}
          </Button>
        ) : (
          <Button icon={<RotateCw className="lk-icon" aria-hidden />} busy={isRetrying} onClick={retry}>
            {labels.tryAgain}
          </Button>
        )
      }
      aside={
        <>
          {wait > 0 && <p role="timer">{labels.retryingIn(wait)}</p>}
          {!ended && <RequestId of={error} />}
        </>
      }
    >
      <p>{text}</p>
      {error.code === "network" && !navigator.onLine && <p>{labels.loadsWhenOnline}</p>}
    </Notice>
  );
}

function FailureIcon({ error }: { error: LatchkeyError }) {
  if (isSessionEnded(error)) return <LogIn className="lk-icon" />;
  if (error.code === "network") return <WifiOff className="lk-icon" />;
  if (error.code === "email_not_verified") return <Mail className="lk-icon" />;
  if (error.code === "timeout" || error.code === "rate_limited") return <Clock className="lk-icon" />;
  return <TriangleAlert className="lk-icon" />;
}

/** A refresh failed while there is a list on screen: what is there stays, and says that it may be stale. */
export function StaleBanner({ error, failedAt, isRetrying, onRetry }: FailureProps) {
  const labels = useLabels();
  const { signIn } = usePage();
  const { wait, retry } = useRetry({ error, failedAt, isRetrying, onRetry });
  const ended = isSessionEnded(error) ? signIn : undefined;
  const signInAgain = useSignInPress(signIn);
  return (
    <div className="lk-banner">
      <TriangleAlert className="lk-icon" aria-hidden />
      <p role="alert">{ended ? problemMessage(error, labels).title : labels.mayBeStale}</p>
      {wait > 0 && <span role="timer">{labels.retryingIn(wait)}</span>}
      {ended ? (
        <Button busy={ended.isPending || isRetrying} onClick={signInAgain}>
          {labels.signInAgain}
        </Button>
      ) : (
        <Button busy={isRetrying} onClick={retry}>
          {labels.tryAgain}
        </Button>
      )}
    </div>
  );
}

/**
 * Tries again when the pause is over that the server asked for, and when the browser is online again. Returns the
 * seconds until the former, and what the button does.
 */
function useRetry({ error, failedAt, isRetrying, onRetry }: FailureProps) {
  const wait = useWait(isRetrying ? null : error, failedAt);
  const isDue = error.retryAfter !== undefined && wait === 0 && !isRetrying;
  const latest = useRef(onRetry);
  useEffect(() => {
    latest.current = onRetry;
    if (isDue) void onRetry();
  }, [isDue, onRetry]);
  useEffect(() => {
    // The cache notices too, but only where it was there to see the connection go.
    const onOnline = () => void latest.current();
    window.addEventListener("online", onOnline);
    return () => window.removeEventListener("online", onOnline);
  }, []);
  const { run: retry } = useGesture(async () => {
    await onRetry();
    return true;
  });
  return { wait, retry };
}
