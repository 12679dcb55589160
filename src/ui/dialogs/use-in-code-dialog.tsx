"use client";
import { useRevealKey } from "../../react/index.js";
import { Button } from "../button.js";
import { FirstCallKit } from "../first-call/kit.js";
import { ProblemText } from "../problem-text.js";
import { isolated } from "../sentence.js";
import { useGone } from "../use-gone.js";
import type { DialogProps } from "./request.js";
import { Shell } from "./shell.js";
import { useAllLabels } from "./use-all-labels.js";

/** The first-call kit of a key that is in the list. */
export function UseInCodeDialog({ request: { consumer, apiKey, name }, onClose }: DialogProps<"use-in-code">) {
  const labels = useAllLabels();
  const { run, error } = useRevealKey();
  const orGone = useGone(name);
  const close = () => onClose(null);
  return (
    <Shell
      title={labels.useInCodeTitle(isolated(name))}
      description={labels.useInCodeText}
      dismissible
      onDismiss={close}
    >
      <div className="lk-form">
        <FirstCallKit apiKey={apiKey} source={() => orGone(run(consumer.id, apiKey.id))} />
        <ProblemText error={error} />
        <div className="lk-dialog-buttons">
          <Button onClick={close}>{labels.done}</Button>
        </div>
      </div>
    </Shell>
  );
}
