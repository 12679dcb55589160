"use client";
import type { LatchkeyError } from "../core/problem.js";
import { Button } from "./button.js";
import { Clock, LogIn, Mail, RotateCw, TriangleAlert, WifiOff } from "./icons.js";
import { useLabels } from "./labels-context.js";
import { Notice } from "./notice.js";
import { usePage } from "./page-context.js";
import { isSessionEnded, problemMessage } from "./problem-message.js";
import { RequestId } from "./problem-text.js";

interface FailureProps {
  error: LatchkeyError;
  isRetrying: boolean;
  onRetry(): void;
}

/** The list could not be loaded, and there is nothing older to show. */
export function Failure({ error, isRetrying, onRetry }: FailureProps) {
  const labels = useLabels();
  const { onSignIn } = usePage();
  const { title, text } = problemMessage(error, labels);
  const signIn = isSessionEnded(error) ? onSignIn : undefined;
  return (
    <Notice
      role="alert"
      icon={<FailureIcon error={error} />}
      title={title}
      actions={
        signIn ? (
          <Button variant="primary" icon={<LogIn className="lk-icon" aria-hidden />} onClick={signIn}>
            {labels.signInAgain}
          </Button>
        ) : (
          <Button icon={<RotateCw className="lk-icon" aria-hidden />} busy={isRetrying} onClick={onRetry}>
            {labels.tryAgain}
          </Button>
        )
      }
    >
      <p>{text}</p>
      {!signIn && <RequestId of={error} />}
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
export function StaleBanner({ error, isRetrying, onRetry }: FailureProps) {
  const labels = useLabels();
  const { onSignIn } = usePage();
  const signIn = isSessionEnded(error) ? onSignIn : undefined;
  return (
    <div className="lk-banner" role="alert">
      <TriangleAlert className="lk-icon" aria-hidden />
      <p>{signIn ? problemMessage(error, labels).title : labels.mayBeStale}</p>
      {signIn ? (
        <Button onClick={signIn}>{labels.signInAgain}</Button>
      ) : (
        <Button busy={isRetrying} onClick={onRetry}>
          {labels.tryAgain}
        </Button>
      )}
    </div>
  );
}
