"use client";
import { useState } from "react";
import type { IssuedKey } from "../../core/api-key.js";
import { LatchkeyError } from "../../core/problem.js";
import { useCreateConsumer, useCreateKey } from "../../react/index.js";
import { usePage } from "../page-context.js";
import { useGone } from "../use-gone.js";
import { useSingle } from "../use-single.js";
import { DialogForm } from "./dialog-form.js";
import { type ExpiryChoice, expiryOf } from "./expiry.js";
import { ExpiryField } from "./expiry-field.js";
import { Field } from "./field.js";
import { focusInvalid } from "./focus-invalid.js";
import { IssuingDialog } from "./issuing-dialog.js";
import { NameField } from "./name-field.js";
import type { DialogProps } from "./request.js";
import { Select } from "./select.js";
import { useAllLabels } from "./use-all-labels.js";
import { useName } from "./use-name.js";

/** Asks for a name and an expiry, makes the key, and shows it in the same dialog. */
export function CreateDialog({ request: { consumers }, onClose }: DialogProps<"create">) {
  const labels = useAllLabels();
  const { announce } = usePage();
  const name = useName("");
  const [consumerId, setConsumerId] = useState(consumers[0]?.id);
  const [choice, setChoice] = useState<ExpiryChoice>("never");
  const [date, setDate] = useState("");
  const [dateProblem, setDateProblem] = useState<string | null>(null);
  const [issued, setIssued] = useState<IssuedKey | null>(null);
  const { create, error } = useCreate();
  const orGone = useGone(consumers.find(({ id }) => id === consumerId)?.label ?? "");

  const { run: submit, isPending } = useSingle(async () => {
    const description = name.check();
    const end = expiryOf(choice, date, Date.now());
    const wrong = end === undefined ? labels.dateMissing : end !== null && end <= Date.now() ? labels.dateInPast : null;
    setDateProblem(wrong);
    if (description === null || end === undefined || wrong !== null) return focusInvalid();
    const expiresOn = end === null ? {} : { expiresOn: new Date(end).toISOString() };
    try {
      setIssued(await orGone(create(consumerId, { description, ...expiresOn })));
      announce(labels.keyCreated);
    } catch {
      // `error` shows it; what was entered stays.
    }
  });

  return (
    <IssuingDialog title={labels.createKey} isPending={isPending} issued={issued} withCode onClose={onClose}>
      <DialogForm
        submit={labels.createKey}
        isPending={isPending}
        error={error}
        onSubmit={submit}
        onCancel={() => onClose(null)}
      >
        <NameField name={name} placeholder={labels.namePlaceholder} />
        {consumers.length > 1 && (
          <Field label={labels.consumer}>
            {(control) => (
              <Select {...control} value={consumerId} onChange={(event) => setConsumerId(event.target.value)}>
                {consumers.map(({ id, label }) => (
                  <option key={id} value={id} dir="auto">
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <ExpiryField choice={choice} date={date} problem={dateProblem} onChoice={setChoice} onDate={setDate} />
      </DialogForm>
    </IssuingDialog>
  );
}

/** Makes a key in a consumer; for a user who has none, a consumer of the key's name with that key in it. */
function useCreate() {
  const key = useCreateKey();
  const consumer = useCreateConsumer();
  const create = async (consumerId: string | undefined, apiKey: { description: string; expiresOn?: string }) => {
    if (consumerId !== undefined) return key.run(consumerId, apiKey);
    const { issued } = await consumer.run({ label: apiKey.description, apiKey });
    if (issued === null) throw new LatchkeyError("unexpected_response");
    return issued;
  };
  return { create, error: key.error ?? consumer.error };
}
