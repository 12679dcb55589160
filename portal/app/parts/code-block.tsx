import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";

export interface CodeBlockProps {
  /** What the code is, in the name of its copy button. */
  readonly label: string;
  readonly code: string;
}

const COPIED_MS = 2000;

/** Code to read and to copy. */
export function CodeBlock({ label, code }: CodeBlockProps) {
  const block = useRef<HTMLPreElement>(null);
  const [outcome, setOutcome] = useState<"copied" | "selected" | null>(null);

  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), COPIED_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setOutcome("copied");
    } catch {
      // No clipboard here: the code is selected, and the keyboard can copy it.
      if (block.current) window.getSelection()?.selectAllChildren(block.current);
      setOutcome("selected");
    }
  };

  return (
    <div className="code">
      <button type="button" className="code-copy" onClick={() => void copy()} aria-label={`Copy ${label}`}>
        {outcome === "copied" ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
      </button>
      <span role="status" className="visually-hidden">
        {outcome === "copied" ? "Copied" : outcome === "selected" ? "Selected: press Ctrl+C to copy" : ""}
      </span>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <pre ref={block} tabIndex={0} dir="ltr">
        <code>{code}</code>
      </pre>
    </div>
  );
}
