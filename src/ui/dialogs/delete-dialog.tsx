"use client";
import { activeKeys, isActive } from "../../core/api-key.js";
import type { LatchkeyError } from "../../core/problem.js";
import { useDeleteConsumer, useDeleteKey } from "../../react/index.js";
import { inReadingOrder } from "../key-names.js";
import { useLabels } from "../labels-context.js";
import { usePage } from "../page-context.js";
import { isolated } from "../sentence.js";
import { useSingle } from "../use-single.js";
import { DialogForm } from "./dialog-form.js";
import { neighbourOf } from "./neighbour.js";
import type { DialogProps, FocusTarget } from "./request.js";
import { Shell } from "./shell.js";

/** Asks whether to delete a key, and says what stops working. */
export function DeleteKeyDialog({ request: { consumer, apiKey, name }, onClose }: DialogProps<"delete-key">) {
  const labels = useLabels();
  const { now } = usePage();
  const { run, error } = useDeleteKey();
  const isLast = activeKeys(consumer.apiKeys, now).every(({ id }) => id === apiKey.id);
  const text = isLast ? labels.deleteLastKeyText(isolated(consumer.label)) : labels.deleteKeyText;
  const next = neighbourOf(apiKey.id, inReadingOrder(consumer.apiKeys, now));
  return (
    <DeleteDialog
      title={labels.deleteTitle(isolated(name))}
      text={isActive(apiKey, now) ? text : labels.deleteExpiredKeyText}
      submit={labels.deleteKey}
      remove={() => run(consumer.id, apiKey.id)}
      success={labels.keyDeleted}
      focusAfter={next === undefined ? { consumerId: consumer.id } : { keyId: next.id }}
      error={error}
      onClose={onClose}
    />
  );
}

/** Asks whether to delete a consumer with all of its keys. */
export function DeleteConsumerDialog({ request, onClose }: DialogProps<"delete-consumer">) {
  const { consumer, consumers } = request;
  const labels = useLabels();
  const { now } = usePage();
  const { run, error } = useDeleteConsumer();
  const text = labels.deleteConsumerText(activeKeys(consumer.apiKeys, now).length);
  const next = neighbourOf(consumer.id, consumers);
  return (
    <DeleteDialog
      title={labels.deleteTitle(isolated(consumer.label))}
      text={next === undefined ? labels.joined(text, labels.deleteLastConsumerText) : text}
      submit={labels.deleteConsumer}
      remove={() => run(consumer.id)}
      success={labels.consumerDeleted}
      focusAfter={next === undefined ? "page" : { consumerId: next.id }}
      error={error}
      onClose={onClose}
    />
  );
}

interface DeleteDialogProps {
  title: string;
  text: string;
  submit: string;
  remove(): Promise<void>;
  success: string;
  focusAfter: FocusTarget;
  error: LatchkeyError | null;
  onClose(focus: FocusTarget): void;
}

function DeleteDialog({ title, text, submit, remove, success, focusAfter, error, onClose }: DeleteDialogProps) {
  const { announce } = usePage();
  const { run, isPending } = useSingle(async () => {
    try {
      await remove();
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
