"use client";
import { type ReactElement, useId } from "react";

/** What a control needs to be tied to its label, its hint and its error. */
export interface ControlProps {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

interface FieldProps {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the value; it takes the hint's place and is spoken at once. */
  error?: string | null | undefined;
  children(control: ControlProps): ReactElement;
}

/** A label above a native control, with a hint or an error below. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const below = `${id}-below`;
  return (
    <div className="lk-field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        "aria-describedby": (error ?? hint) ? below : undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error ? (
        <p id={below} className="lk-field-error" role="alert">
          {error}
        </p>
      ) : (
        hint && (
          <p id={below} className="lk-hint">
            {hint}
          </p>
        )
      )}
    </div>
  );
}
