"use client";
import type { LatchkeyError } from "../../core/problem.js";
import { usePage } from "../page-context.js";
import { useSingle } from "../use-single.js";
import { DialogForm } from "./dialog-form.js";
import type { FocusTarget } from "./request.js";
import { Shell } from "./shell.js";

interface ConfirmDialogProps {
  title: string;
  text: string;
  submit: string;
  confirm(): Promise<unknown>;
  success: string;
  focusAfter: FocusTarget;
  error: LatchkeyError | null;
  onClose(focus: FocusTarget): void;
}

/** A question that destroys something when it is answered with yes. */
export function ConfirmDialog({
  title,
  text,
  submit,
  confirm,
  success,
  focusAfter,
  error,
  onClose,
}: ConfirmDialogProps) {
  const { announce } = usePage();
  const { run, isPending } = useSingle(async () => {
    try {
      await confirm();
    } catch {
      // `error` shows it.
      return;
    }
    announce(success);
    onClose(focusAfter);
  });
  const cancel = () => onClose(null);
  return (
    <Shell alert title={title} description={text} dismissible={!isPending} onDismiss={cancel}>
      {/* "Cancel" is the first control, so it has the focus: Enter alone never destroys anything. */}
      <DialogForm danger submit={submit} isPending={isPending} error={error} onSubmit={run} onCancel={cancel} />
    </Shell>
  );
}
