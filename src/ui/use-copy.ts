"use client";
import { type ClipboardEvent, useEffect, useRef, useState } from "react";
import { useReportCopied } from "../react/index.js";
import { copyText, isAllSelected } from "./clipboard.js";
import { useLabels } from "./labels-context.js";
import { usePage } from "./page-context.js";
import { useGesture } from "./use-gesture.js";

const FEEDBACK_MS = 2000;

interface CopyOptions {
  /** Which key it is, for `onEvent`. */
  keyId: string;
  /** Said when it was copied; by default that a key was. */
  words?: string;
  /** The text to copy; a rejection is left to whoever made the promise to show. */
  source(): string | Promise<string>;
  /** Where the fallback may put a field: inside the focus trap that the button is in. */
  scope(): HTMLElement | null;
  onCopied?(): void;
  /** The browser copied nothing: show `text` for copying by hand. */
  onUnable(text: string): void;
}

/** Copying a key, with what the button is to show: `copied` stays true for a moment. */
export function useCopy({ keyId, words, source, scope, onCopied, onUnable }: CopyOptions) {
  const { announce } = usePage();
  const labels = useLabels();
  const reportCopied = useReportCopied();
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const { run: copy, isPending } = useGesture(async () => {
    const text = source();
    let done: boolean;
    try {
      done = await copyText(text, scope() ?? document.body);
    } catch {
      return false;
    }
    if (!done) {
      onUnable(await text);
      return true;
    }
    announce(words ?? labels.keyCopied);
    reportCopied(keyId);
    onCopied?.();
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), FEEDBACK_MS);
    return true;
  });

  const onCopy = ({ currentTarget }: ClipboardEvent<HTMLElement>) => {
    if (!isAllSelected(currentTarget)) return;
    reportCopied(keyId);
    onCopied?.();
  };
  return {
    copy,
    copied,
    isPending,
    /** For the element that shows the text: Ctrl+C over all of it is copying, too. */
    onCopy,
  };
}
