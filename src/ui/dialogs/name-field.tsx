"use client";
import { Field } from "./field.js";
import { useAllLabels } from "./use-all-labels.js";
import type { useName } from "./use-name.js";

interface NameFieldProps {
  name: ReturnType<typeof useName>;
  placeholder?: string;
  /** Marks the control for {@link focusInvalid}. */
  select?: boolean;
}

export function NameField({ name, placeholder, select }: NameFieldProps) {
  const labels = useAllLabels();
  return (
    <Field label={labels.name} error={name.problem}>
      {(control) => (
        <input
          {...control}
          className="lk-input"
          data-lk-autofocus
          required
          autoComplete="off"
          // Where there is no name yet, the placeholder stands where the form's words do.
          dir={name.text === "" ? undefined : "auto"}
          placeholder={placeholder}
          value={name.text}
          onChange={(event) => name.setText(event.target.value)}
          onFocus={(event) => select && event.target.select()}
        />
      )}
    </Field>
  );
}
