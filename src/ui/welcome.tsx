"use client";
import { useRef, useState } from "react";
import { useRevealKey, type Welcome } from "../react/index.js";
import { Button } from "./button.js";
import { selectText } from "./clipboard.js";
import { FirstCallOnDemand } from "./first-call/on-demand.js";
import { Check, Copy, KeyRound, X } from "./icons.js";
import { useLabels } from "./labels-context.js";
import { usePage } from "./page-context.js";
import { ProblemText } from "./problem-text.js";
import { useCopy } from "./use-copy.js";
import { useGone } from "./use-gone.js";

interface WelcomeCalloutProps {
  welcome: Welcome;
  onDismiss(): void;
}

/** The first visit made a key: said above the list, without a dialog in the way and without the key in the page. */
export function WelcomeCallout({ welcome, onDismiss }: WelcomeCalloutProps) {
  const labels = useLabels();
  const { restoreFocus } = usePage();
  const { run: reveal, error } = useRevealKey();
  const callout = useRef<HTMLElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  // Only for copying by hand, where the browser copies nothing.
  const [shown, setShown] = useState<string | null>(null);
  const orGone = useGone(welcome.apiKey.description);
  const source = () => welcome.secret ?? orGone(reveal(welcome.consumerId, welcome.apiKey.id));
  const { copy, copied, isPending, onCopy } = useCopy({
    keyId: welcome.apiKey.id,
    source,
    scope: () => callout.current,
    onCopied: () => setShown(null),
    onUnable: (text) => {
      setShown(text);
      setTimeout(() => field.current && selectText(field.current));
    },
  });
  const dismiss = () => {
    onDismiss();
    restoreFocus({ keyId: welcome.apiKey.id });
  };
  return (
    <aside className="lk-welcome" ref={callout} aria-label={labels.welcome.title}>
      <KeyRound className="lk-icon" aria-hidden />
      <div className="lk-welcome-text">
        <p className="lk-welcome-title">{labels.welcome.title}</p>
        <p>{labels.welcome.text}</p>
      </div>
      <div className="lk-actions">
        <Button
          variant="primary"
          icon={copied ? <Check className="lk-icon" aria-hidden /> : <Copy className="lk-icon" aria-hidden />}
          busy={isPending}
          onClick={copy}
        >
          {labels.copyKey}
        </Button>
        <Button
          variant="ghost"
          icon={<X className="lk-icon" aria-hidden />}
          aria-label={labels.dismiss}
          title={labels.dismiss}
          onClick={dismiss}
        />
      </div>
      <div className="lk-welcome-more">
        {shown !== null && (
          <>
            <p role="alert">{labels.copyFailed}</p>
            <textarea
              ref={field}
              className="lk-input lk-secret"
              dir="ltr"
              readOnly
              rows={2}
              value={shown}
              aria-label={labels.newKeyField}
              onCopy={onCopy}
            />
          </>
        )}
        <ProblemText error={error} />
        <FirstCallOnDemand apiKey={welcome.apiKey} source={source} />
      </div>
    </aside>
  );
}
