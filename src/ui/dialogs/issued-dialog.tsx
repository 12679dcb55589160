"use client";
import { IssuingDialog } from "./issuing-dialog.js";
import type { DialogProps } from "./request.js";

/** A key that is there already and is shown only now: the first one, where keys are shown once. */
export function IssuedDialog({ request: { apiKey, secret, onDone }, onClose }: DialogProps<"issued">) {
  return (
    <IssuingDialog
      title=""
      isPending={false}
      issued={{ apiKey, secret }}
      withCode
      onClose={(focus) => {
        onDone();
        onClose(focus);
      }}
    />
  );
}
