"use client";
import { useUpdateKey } from "../../react/index.js";
import { isolated } from "../sentence.js";
import { useGone } from "../use-gone.js";
import { ConfirmDialog } from "./confirm-dialog.js";
import type { DialogProps } from "./request.js";
import { useAllLabels } from "./use-all-labels.js";

/** Asks whether to end a replaced key before its time. It stays in the list, as expired. */
export function EndKeyDialog({ request: { consumer, apiKey, name }, onClose }: DialogProps<"end-key">) {
  const labels = useAllLabels();
  const { run, error } = useUpdateKey();
  const orGone = useGone(name);
  return (
    <ConfirmDialog
      title={labels.endTitle(isolated(name))}
      text={labels.endText}
      submit={labels.endKey}
      confirm={() => orGone(run(consumer.id, apiKey.id, { expiresOn: new Date().toISOString() }))}
      success={labels.keyEnded}
      focusAfter={{ keyId: apiKey.id }}
      error={error}
      onClose={onClose}
    />
  );
}
