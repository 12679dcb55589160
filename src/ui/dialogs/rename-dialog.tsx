"use client";
import type { LatchkeyError } from "../../core/problem.js";
import { useRenameConsumer, useUpdateKey } from "../../react/index.js";
import { usePage } from "../page-context.js";
import { isolated } from "../sentence.js";
import { useGone } from "../use-gone.js";
import { useSingle } from "../use-single.js";
import { DialogForm } from "./dialog-form.js";
import { focusInvalid } from "./focus-invalid.js";
import { NameField } from "./name-field.js";
import type { DialogProps } from "./request.js";
import { Shell } from "./shell.js";
import { useAllLabels } from "./use-all-labels.js";
import { useName } from "./use-name.js";

/** Gives a key another name. */
export function RenameKeyDialog({ request: { consumer, apiKey, name }, onClose }: DialogProps<"rename-key">) {
  const labels = useAllLabels();
  const { run, error } = useUpdateKey();
  const orGone = useGone(name);
  return (
    <RenameDialog
      title={labels.renameTitle(isolated(name))}
      initial={apiKey.description}
      rename={(description) => orGone(run(consumer.id, apiKey.id, { description }))}
      success={labels.keyRenamed}
      error={error}
      onClose={() => onClose(null)}
    />
  );
}

/** Gives a consumer another label. */
export function RenameConsumerDialog({ request: { consumer }, onClose }: DialogProps<"rename-consumer">) {
  const labels = useAllLabels();
  const { run, error } = useRenameConsumer();
  const orGone = useGone(consumer.label);
  return (
    <RenameDialog
      title={labels.renameTitle(isolated(consumer.label))}
      initial={consumer.label}
      rename={(label) => orGone(run(consumer.id, label))}
      success={labels.consumerRenamed}
      error={error}
      onClose={() => onClose(null)}
    />
  );
}

interface RenameDialogProps {
  title: string;
  initial: string;
  rename(name: string): Promise<unknown>;
  success: string;
  error: LatchkeyError | null;
  onClose(): void;
}

function RenameDialog({ title, initial, rename, success, error, onClose }: RenameDialogProps) {
  const labels = useAllLabels();
  const { announce } = usePage();
  const name = useName(initial);
  const { run: submit, isPending } = useSingle(async () => {
    const next = name.check();
    if (next === null) return focusInvalid();
    if (next === initial) return onClose();
    try {
      await rename(next);
    } catch {
      // `error` shows it; what was entered stays.
      return;
    }
    announce(success);
    onClose();
  });
  return (
    <Shell title={title} dismissible={!isPending} onDismiss={onClose}>
      <DialogForm submit={labels.save} isPending={isPending} error={error} onSubmit={submit} onCancel={onClose}>
        <NameField name={name} select />
      </DialogForm>
    </Shell>
  );
}
