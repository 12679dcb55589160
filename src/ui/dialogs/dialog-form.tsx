"use client";
import type { FormEvent, ReactNode } from "react";
import type { LatchkeyError } from "../../core/problem.js";
import { Button } from "../button.js";
import { ProblemText } from "../problem-text.js";
import { useWait } from "../use-wait.js";
import { useAllLabels } from "./use-all-labels.js";

interface DialogFormProps {
  submit: string;
  /** The submit button destroys something. */
  danger?: boolean;
  isPending: boolean;
  /** Why the latest try failed: it is shown above the buttons, and everything that was entered stays. */
  error: LatchkeyError | null;
  onSubmit(): void;
  onCancel(): void;
  children?: ReactNode;
}

/** The fields of a dialog, the failure of its latest try, and its two buttons. */
export function DialogForm({ submit, danger, isPending, error, onSubmit, onCancel, children }: DialogFormProps) {
  const labels = useAllLabels();
  const hasToWait = useWait(isPending ? null : error) > 0;
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    // A dialog is a child of the page for React, so its submit would reach a form that the host has around the page.
    event.stopPropagation();
    if (!hasToWait) onSubmit();
  };
  return (
    <form className="lk-form" noValidate onSubmit={submitted}>
      {children}
      <ProblemText error={error} />
      <div className="lk-dialog-buttons">
        <Button onClick={onCancel} unavailable={isPending}>
          {labels.cancel}
        </Button>
        <Button type="submit" variant={danger ? "danger" : "primary"} busy={isPending} unavailable={hasToWait}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
