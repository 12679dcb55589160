"use client";
import { useState } from "react";
import { type ApiKey, activeKeys, type IssuedKey } from "../../core/api-key.js";
import type { LatchkeyError } from "../../core/problem.js";
import { useRollConsumer, useRollKey } from "../../react/index.js";
import { usePage } from "../page-context.js";
import { isolated } from "../sentence.js";
import { useGone } from "../use-gone.js";
import { useSingle } from "../use-single.js";
import { DialogForm } from "./dialog-form.js";
import { focusInvalid } from "./focus-invalid.js";
import { type Grace, graceEnd } from "./grace.js";
import { GraceField } from "./grace-field.js";
import { IssuingDialog } from "./issuing-dialog.js";
import type { DialogProps, FocusTarget } from "./request.js";
import { useAllLabels } from "./use-all-labels.js";

/** Replaces one key. */
export function RollKeyDialog({ request: { consumer, apiKey, name }, onClose }: DialogProps<"roll-key">) {
  const labels = useAllLabels();
  const { run, error } = useRollKey();
  const orGone = useGone(name);
  return (
    <RollDialog
      title={labels.rollKeyTitle(isolated(name))}
      description={labels.rollKeyText}
      keys={[apiKey]}
      roll={(expiresOn) => orGone(run(consumer.id, apiKey.id, { expiresOn }))}
      error={error}
      onClose={onClose}
    />
  );
}

/** Replaces all active keys of a consumer by one. */
export function RollConsumerDialog({ request: { consumer }, onClose }: DialogProps<"roll-consumer">) {
  const labels = useAllLabels();
  const { run, error } = useRollConsumer();
  const orGone = useGone(consumer.label);
  const { now } = usePage();
  const keys = activeKeys(consumer.apiKeys, now);
  return (
    <RollDialog
      title={labels.rollConsumerTitle(isolated(consumer.label))}
      description={labels.rollConsumerText(keys.length)}
      keys={keys}
      roll={(expiresOn) => orGone(run(consumer.id, { expiresOn }))}
      error={error}
      onClose={onClose}
    />
  );
}

interface RollDialogProps {
  title: string;
  description: string;
  /** The keys that are replaced. */
  keys: readonly ApiKey[];
  roll(expiresOn: string): Promise<IssuedKey>;
  error: LatchkeyError | null;
  onClose(focus: FocusTarget): void;
}

function RollDialog({ title, description, keys, roll, error, onClose }: RollDialogProps) {
  const labels = useAllLabels();
  const { announce } = usePage();
  const [grace, setGrace] = useState<Grace>("24h");
  const [date, setDate] = useState("");
  const [dateProblem, setDateProblem] = useState<string | null>(null);
  const [issued, setIssued] = useState<IssuedKey | null>(null);

  const { run: submit, isPending } = useSingle(async () => {
    const now = Date.now();
    const end = graceEnd(grace, date, now);
    const wrong = end === undefined ? labels.dateMissing : grace === "date" && end <= now ? labels.dateInPast : null;
    setDateProblem(wrong);
    if (end === undefined || wrong !== null) return focusInvalid();
    try {
      setIssued(await roll(new Date(end).toISOString()));
      announce(labels.keyRolled);
    } catch {
      // `error` shows it; what was chosen stays.
    }
  });

  return (
    <IssuingDialog title={title} description={description} isPending={isPending} issued={issued} onClose={onClose}>
      <DialogForm
        submit={labels.rollKey}
        isPending={isPending}
        error={error}
        onSubmit={submit}
        onCancel={() => onClose(null)}
      >
        <GraceField keys={keys} grace={grace} date={date} problem={dateProblem} onGrace={setGrace} onDate={setDate} />
      </DialogForm>
    </IssuingDialog>
  );
}
