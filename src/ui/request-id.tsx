"use client";
import { useRef, useState } from "react";
import type { LatchkeyError } from "../core/problem.js";
import { Button } from "./button.js";
import { copyText, selectText } from "./clipboard.js";
import { Copy } from "./icons.js";
import { useLabels } from "./labels-context.js";
import { usePage } from "./page-context.js";

/** A request id, to be quoted to whoever runs the portal. */
export function RequestId({ of: { requestId } }: { of: LatchkeyError }) {
  const labels = useLabels();
  const { announce } = usePage();
  const line = useRef<HTMLParagraphElement>(null);
  const id = useRef<HTMLElement>(null);
  const [unable, setUnable] = useState(false);
  if (requestId === undefined) return null;

  const copy = async () => {
    const done = line.current !== null && (await copyText(requestId, line.current));
    setUnable(!done);
    if (done) announce(labels.requestIdCopied);
    else if (id.current) selectText(id.current);
  };
  return (
    <>
      <p className="lk-request-id" ref={line}>
        {labels.requestId}{" "}
        <code ref={id} dir="ltr">
          {requestId}
        </code>
        <Button
          variant="ghost"
          icon={<Copy className="lk-icon" aria-hidden />}
          aria-label={labels.copyRequestId}
          title={labels.copyRequestId}
          onClick={copy}
        />
      </p>
      {unable && (
        <p className="lk-request-id" role="alert">
          {labels.requestIdCopyFailed}
        </p>
      )}
    </>
  );
}
