"use client";
import type { ClipboardEventHandler, RefObject } from "react";
import { Button } from "./button.js";
import { Pin } from "./icons.js";
import { useLabels } from "./labels-context.js";

interface RevealedKeyProps {
  name: string;
  secret: string;
  /** Whole seconds until it hides itself. */
  left: number;
  isKept: boolean;
  onKeep(kept: boolean): void;
  text: RefObject<HTMLElement | null>;
  onCopy?: ClipboardEventHandler<HTMLElement>;
}

/** A key in plain text, with the time that it has left on screen and the switch that stops it. */
export function RevealedKey({ name, secret, left, isKept, onKeep, text, onCopy }: RevealedKeyProps) {
  const labels = useLabels();
  return (
    <div className="lk-plain">
      <span className="lk-hidden">{labels.revealedKey(name)}</span>
      <code ref={text} dir="ltr" onCopy={onCopy}>
        {secret}
      </code>
      <div className="lk-plain-time">
        {/* A timer is not live: it may be read, and never speaks by itself. */}
        <p className="lk-hint" role="timer">
          {isKept ? labels.staysShown : labels.hidesAgain(left)}
        </p>
        <Button
          variant="ghost"
          icon={<Pin className="lk-icon" aria-hidden />}
          aria-label={labels.keepShown(name)}
          aria-pressed={isKept}
          onClick={() => onKeep(!isKept)}
        >
          {labels.keepShownShort}
        </Button>
      </div>
    </div>
  );
}
