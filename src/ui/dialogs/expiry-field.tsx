"use client";
import { useRunningClock } from "../clock.js";
import { useFormat } from "../labels-context.js";
import { EXPIRY_DAYS, type ExpiryChoice, expiryOf, fieldValue } from "./expiry.js";
import { Field } from "./field.js";
import { Select } from "./select.js";
import { useAllLabels } from "./use-all-labels.js";

interface ExpiryFieldProps {
  choice: ExpiryChoice;
  date: string;
  /** What is wrong with the date. */
  problem: string | null;
  onChoice(choice: ExpiryChoice): void;
  onDate(date: string): void;
}

/** The select "Expires", and a date field where a date is to be chosen. */
export function ExpiryField({ choice, date, problem, onChoice, onDate }: ExpiryFieldProps) {
  const labels = useAllLabels();
  const format = useFormat();
  const now = useRunningClock();
  const end = expiryOf(choice, date, now);
  const hint =
    end === null ? labels.noExpiryHint : end !== undefined ? labels.expiryHint(format.moment(end)) : undefined;
  return (
    <>
      <Field label={labels.expiry} hint={choice === "date" ? undefined : hint}>
        {(control) => (
          <Select {...control} value={choice} onChange={(event) => onChoice(event.target.value as ExpiryChoice)}>
            <option value="never">{labels.noExpiry}</option>
            {EXPIRY_DAYS.map((days) => (
              <option key={days} value={String(days)}>
                {labels.days(days)}
              </option>
            ))}
            <option value="year">{labels.oneYear}</option>
            <option value="date">{labels.customDate}</option>
          </Select>
        )}
      </Field>
      {choice === "date" && (
        <Field label={labels.expiryDate} hint={hint} error={problem}>
          {(control) => (
            <input
              {...control}
              className="lk-input"
              type="date"
              required
              min={fieldValue(now, "date")}
              value={date}
              onChange={(event) => onDate(event.target.value)}
            />
          )}
        </Field>
      )}
    </>
  );
}
