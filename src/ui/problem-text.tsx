"use client";
import type { LatchkeyError } from "../core/problem.js";
import { Button } from "./button.js";
import { TriangleAlert } from "./icons.js";
import { useLabels } from "./labels-context.js";
import { usePage } from "./page-context.js";
import { isSessionEnded, problemMessage } from "./problem-message.js";

/** A request id, to be quoted to whoever runs the portal. */
export function RequestId({ of: error }: { of: LatchkeyError }) {
  const labels = useLabels();
  if (error.requestId === undefined) return null;
  return (
    <p className="lk-request-id">
      {labels.requestId} <code>{error.requestId}</code>
    </p>
  );
}

/** Why an action failed, beside the control that started it, spoken at once. */
export function ProblemText({ error }: { error: LatchkeyError | null }) {
  const labels = useLabels();
  const { onSignIn } = usePage();
  if (error === null) return null;
  const { title, text } = problemMessage(error, labels);
  return (
    <div className="lk-problem" role="alert">
      <TriangleAlert className="lk-icon" aria-hidden />
      <div>
        <p>
          <strong>{title}.</strong> {text}
        </p>
        <RequestId of={error} />
        {isSessionEnded(error) && onSignIn && <Button onClick={onSignIn}>{labels.signInAgain}</Button>}
      </div>
    </div>
  );
}
