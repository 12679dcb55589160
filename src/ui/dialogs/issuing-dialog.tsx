"use client";
import { type ReactNode, useState } from "react";
import type { IssuedKey } from "../../core/api-key.js";
import { useLatchkey } from "../../react/index.js";
import { FirstCallKit } from "../first-call/kit.js";
import { NewKey } from "./new-key.js";
import type { FocusTarget } from "./request.js";
import { Shell } from "./shell.js";
import { useAllLabels } from "./use-all-labels.js";

interface IssuingDialogProps {
  /** The form's title; that of a new key replaces it. */
  title: string;
  description?: string | undefined;
  isPending: boolean;
  /** The new key, once there is one. */
  issued: IssuedKey | null;
  /** Offers the first-call kit with the new key. */
  withCode?: boolean;
  /** Shown below the new key. */
  more?: ReactNode;
  onClose(focus: FocusTarget): void;
  /** The form that makes the key. */
  children?: ReactNode;
}

/** A dialog that ends with a new key: first its form, then, in the same place, the key. */
export function IssuingDialog({
  title,
  description,
  isPending,
  issued,
  withCode,
  more,
  onClose,
  children,
}: IssuingDialogProps) {
  const labels = useAllLabels();
  const { capabilities } = useLatchkey();
  // A key that can be revealed again later is never lost by leaving.
  const [safe, setSafe] = useState(capabilities.reveal);
  const [refused, setRefused] = useState(false);
  if (issued === null) {
    return (
      <Shell title={title} description={description} dismissible={!isPending} onDismiss={() => onClose(null)}>
        {children}
      </Shell>
    );
  }
  const done = () => onClose({ keyId: issued.apiKey.id });
  return (
    <Shell
      title={labels.newKey.title}
      description={capabilities.reveal ? labels.newKey.text : labels.joined(labels.newKeyOnce, labels.newKey.text)}
      dismissible={safe}
      onDismiss={done}
      onRefused={() => setRefused(true)}
    >
      <NewKey issued={issued} refused={refused && !safe} onCopied={() => setSafe(true)} onDone={done}>
        {withCode && (
          <FirstCallKit apiKey={issued.apiKey} source={() => issued.secret} onCopied={() => setSafe(true)} />
        )}
        {more}
      </NewKey>
    </Shell>
  );
}
