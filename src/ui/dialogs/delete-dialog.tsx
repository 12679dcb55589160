"use client";
import { activeKeys, isActive } from "../../core/api-key.js";
import { useDeleteConsumer, useDeleteKey } from "../../react/index.js";
import { inReadingOrder } from "../key-names.js";
import { usePage } from "../page-context.js";
import { isolated } from "../sentence.js";
import { useGone } from "../use-gone.js";
import { ConfirmDialog } from "./confirm-dialog.js";
import { neighbourOf } from "./neighbour.js";
import type { DialogProps } from "./request.js";
import { useAllLabels } from "./use-all-labels.js";

/** Asks whether to delete a key, and says what stops working. */
export function DeleteKeyDialog({ request: { consumer, apiKey, name }, onClose }: DialogProps<"delete-key">) {
  const labels = useAllLabels();
  const { now } = usePage();
  const { run, error } = useDeleteKey();
  const orGone = useGone(name);
  const isLast = activeKeys(consumer.apiKeys, now).every(({ id }) => id === apiKey.id);
  const text = isLast ? labels.deleteLastKeyText(isolated(consumer.label)) : labels.deleteKeyText;
  const next = neighbourOf(apiKey.id, inReadingOrder(consumer.apiKeys, now));
  return (
    <ConfirmDialog
      title={labels.deleteTitle(isolated(name))}
      text={isActive(apiKey, now) ? text : labels.deleteExpiredKeyText}
      submit={labels.deleteKey}
      confirm={() => orGone(run(consumer.id, apiKey.id))}
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
  const labels = useAllLabels();
  const { now } = usePage();
  const { run, error } = useDeleteConsumer();
  const orGone = useGone(consumer.label);
  const text = labels.deleteConsumerText(activeKeys(consumer.apiKeys, now).length);
  const next = neighbourOf(consumer.id, consumers);
  return (
    <ConfirmDialog
      title={labels.deleteTitle(isolated(consumer.label))}
      text={next === undefined ? labels.joined(text, labels.deleteLastConsumerText) : text}
      submit={labels.deleteConsumer}
      confirm={() => orGone(run(consumer.id))}
      success={labels.consumerDeleted}
      focusAfter={next === undefined ? "page" : { consumerId: next.id }}
      error={error}
      onClose={onClose}
    />
  );
}
