"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { IssuedKey } from "../../core/api-key.js";
import { Button } from "../button.js";
import { selectText } from "../clipboard.js";
import { Check, Copy } from "../icons.js";
import { useCopy } from "../use-copy.js";
import { Field } from "./field.js";
import { useAllLabels } from "./use-all-labels.js";

interface NewKeyProps {
  issued: IssuedKey;
  /** The user tried to leave before the key was safe. */
  refused: boolean;
  onCopied(): void;
  onDone(): void;
  /** Shown between the key and the buttons. */
  children?: ReactNode;
}

/** A new key in plain text, to be copied. */
export function NewKey({ issued, refused, onCopied, onDone, children }: NewKeyProps) {
  const labels = useAllLabels();
  const body = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [unable, setUnable] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const { copy, copied, onCopy } = useCopy({
    keyId: issued.apiKey.id,
    source: () => issued.secret,
    scope: () => body.current,
    onCopied: () => {
      setUnable(false);
      onCopied();
    },
    onUnable: () => {
      setUnable(true);
      if (field.current) selectText(field.current);
    },
  });
  return (
    <div className="lk-form" ref={body}>
      <Field label={labels.newKeyField}>
        {(control) => (
          <textarea
            {...control}
            ref={field}
            className="lk-input lk-secret"
            data-lk-autofocus
            dir="ltr"
            rows={2}
            readOnly
            spellCheck={false}
            value={issued.secret}
            onFocus={(event) => event.target.select()}
            onCopy={onCopy}
          />
        )}
      </Field>
      {(unable || refused) && (
        <p className="lk-problem" role="alert">
          {unable ? labels.copyFailed : labels.newKeyStay}
        </p>
      )}
      {children}
      <div className="lk-dialog-buttons">
        <Button
          variant="primary"
          icon={copied ? <Check className="lk-icon" aria-hidden /> : <Copy className="lk-icon" aria-hidden />}
          onClick={copy}
        >
          {labels.copyKey}
        </Button>
        <Button onClick={onDone}>{labels.done}</Button>
      </div>
    </div>
  );
}
