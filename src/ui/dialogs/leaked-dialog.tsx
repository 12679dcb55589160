"use client";
import { useState } from "react";
import type { IssuedKey } from "../../core/api-key.js";
import { useRollKey } from "../../react/index.js";
import { usePage } from "../page-context.js";
import { isolated } from "../sentence.js";
import { useGone } from "../use-gone.js";
import { useSingle } from "../use-single.js";
import { DialogForm } from "./dialog-form.js";
import { IssuingDialog } from "./issuing-dialog.js";
import { LeakedSteps } from "./leaked-steps.js";
import type { DialogProps } from "./request.js";
import { useAllLabels } from "./use-all-labels.js";

/** For a key that others have seen: ends it at once, shows the new one, and says what is left to do. */
export function LeakedDialog({ request: { consumer, apiKey, name }, onClose }: DialogProps<"leaked">) {
  const labels = useAllLabels();
  const { announce } = usePage();
  const { run, error } = useRollKey();
  const orGone = useGone(name);
  const [issued, setIssued] = useState<IssuedKey | null>(null);
  const { run: submit, isPending } = useSingle(async () => {
    try {
      setIssued(await orGone(run(consumer.id, apiKey.id, { expiresOn: new Date().toISOString() })));
      announce(labels.keyRolled);
    } catch {
      // `error` shows it.
    }
  });
  return (
    <IssuingDialog
      title={labels.leakedTitle(isolated(name))}
      description={labels.leakedText}
      isPending={isPending}
      issued={issued}
      more={<LeakedSteps />}
      onClose={onClose}
    >
      <DialogForm
        danger
        submit={labels.leakedSubmit}
        isPending={isPending}
        error={error}
        onSubmit={submit}
        onCancel={() => onClose(null)}
      />
    </IssuingDialog>
  );
}
