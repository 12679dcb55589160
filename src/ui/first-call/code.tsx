"use client";
import { useRef, useState } from "react";
import type { ApiKey } from "../../core/api-key.js";
import { Button } from "../button.js";
import { selectText } from "../clipboard.js";
import { useAllLabels } from "../dialogs/use-all-labels.js";
import { Check, Copy } from "../icons.js";
import { useCopy } from "../use-copy.js";
import type { FirstCall } from "./call.js";
import { type Language, snippet } from "./snippets.js";

/** What stands for a key of which nothing is shown. */
export const HIDDEN_KEY = "****";

interface CodeProps {
  language: Language;
  firstCall: FirstCall;
  apiKey: ApiKey;
  source(): string | Promise<string>;
  onCopied?: (() => void) | undefined;
}

/** Code with the masked key in it, and the button that copies it with the real one. */
export function Code({ language, firstCall, apiKey, source, onCopied }: CodeProps) {
  const labels = useAllLabels();
  const frame = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  // Only for copying by hand, where the browser copies nothing.
  const [real, setReal] = useState<string | null>(null);
  const { copy, copied, isPending, onCopy } = useCopy({
    keyId: apiKey.id,
    words: labels.codeCopied,
    source: () => {
      const key = source();
      return typeof key === "string"
        ? snippet(language, key, firstCall)
        : key.then((k) => snippet(language, k, firstCall));
    },
    scope: () => frame.current,
    onCopied: () => {
      setReal(null);
      onCopied?.();
    },
    onUnable: (text) => {
      setReal(text);
      // After React has drawn the text that is to be selected.
      setTimeout(() => field.current && selectText(field.current));
    },
  });
  return (
    <div className="lk-code" ref={frame}>
      {real === null ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard has to reach that
        <pre dir="ltr" tabIndex={0}>
          <code>{snippet(language, apiKey.masked ?? HIDDEN_KEY, firstCall)}</code>
        </pre>
      ) : (
        <>
          <p className="lk-problem" role="alert">
            {labels.codeCopyFailed}
          </p>
          <textarea
            ref={field}
            className="lk-input lk-secret"
            dir="ltr"
            readOnly
            value={real}
            aria-label={language}
            onCopy={onCopy}
          />
        </>
      )}
      <Button
        icon={copied ? <Check className="lk-icon" aria-hidden /> : <Copy className="lk-icon" aria-hidden />}
        aria-label={copied ? labels.copied : labels.copyCode(language)}
        busy={isPending}
        onClick={copy}
      >
        {copied ? labels.copied : labels.copyCodeShort}
      </Button>
    </div>
  );
}
