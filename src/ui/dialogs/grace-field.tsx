"use client";
import { useId } from "react";
import type { ApiKey } from "../../core/api-key.js";
import { useRunningClock } from "../clock.js";
import type { Labels } from "../labels.js";
import { useFormat } from "../labels-context.js";
import { fieldValue } from "./expiry.js";
import { Field } from "./field.js";
import { type Grace, graceEnd } from "./grace.js";
import { useAllLabels } from "./use-all-labels.js";

interface GraceFieldProps {
  /** The keys that are replaced. */
  keys: readonly ApiKey[];
  grace: Grace;
  date: string;
  problem: string | null;
  onGrace(grace: Grace): void;
  onDate(date: string): void;
}

const choices = (labels: Labels): readonly (readonly [Grace, string])[] => [
  ["now", labels.graceNow],
  ["1h", labels.graceHours(1)],
  ["24h", labels.graceHours(24)],
  ["3d", labels.graceDays(3)],
  ["7d", labels.graceDays(7)],
  ["date", labels.graceDate],
];

/** The radio group "Old key keeps working", and a sentence that says what the choice means. */
export function GraceField({ keys, grace, date, problem, onGrace, onDate }: GraceFieldProps) {
  const labels = useAllLabels();
  const now = useRunningClock();
  const group = useId();
  return (
    <>
      <div
        className="lk-field"
        role="radiogroup"
        aria-labelledby={`${group}-label`}
        aria-describedby={`${group}-means`}
      >
        <span id={`${group}-label`} className="lk-label">
          {labels.oldKeyKeepsWorking}
        </span>
        <div className="lk-choices">
          {choices(labels).map(([value, label]) => (
            <label key={value} className="lk-choice">
              <input
                type="radio"
                name={group}
                value={value}
                checked={grace === value}
                data-lk-autofocus={grace === value || undefined}
                onChange={() => onGrace(value)}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </div>
      {grace === "date" && (
        <Field label={labels.graceField} error={problem}>
          {(control) => (
            <input
              {...control}
              className="lk-input"
              type="datetime-local"
              required
              min={fieldValue(now, "minute")}
              value={date}
              onChange={(event) => onDate(event.target.value)}
            />
          )}
        </Field>
      )}
      <p id={`${group}-means`} className="lk-consequence" aria-live="polite">
        <Consequence keys={keys} end={graceEnd(grace, date, now)} now={now} />
      </p>
    </>
  );
}

/** What happens to the old keys, in the user's own time zone. */
function Consequence({ keys, end = 0, now }: { keys: readonly ApiKey[]; end: number | undefined; now: number }) {
  const labels = useAllLabels();
  const format = useFormat();
  // No date yet, or one of the past: the field says so.
  if (end < now) return null;
  if (end === now) return labels.oldEndsNow(keys.length);
  const sooner = keys.flatMap(({ expiresOn }) => (expiresOn !== null && Date.parse(expiresOn) < end ? expiresOn : []));
  const first = sooner.sort((a, b) => Date.parse(a) - Date.parse(b))[0];
  if (first !== undefined && sooner.length === keys.length) {
    return labels.oldEndsSooner(keys.length, format.moment(first));
  }
  const until = labels.oldEndsAt(keys.length, format.moment(end));
  return first === undefined ? until : labels.joined(until, labels.oldEndsSooner(keys.length, format.moment(first)));
}
