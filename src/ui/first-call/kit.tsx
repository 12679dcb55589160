"use client";
import * as Tabs from "radix-ui/tabs";
import { useId } from "react";
import type { ApiKey } from "../../core/api-key.js";
import { useLabels } from "../labels-context.js";
import { usePage } from "../page-context.js";
import { canTry } from "./call.js";
import { Code } from "./code.js";
import { LANGUAGES } from "./snippets.js";
import { TryIt } from "./try-it.js";

export interface FirstCallKitProps {
  apiKey: ApiKey;
  /** The plain key, for copying and for trying; a rejection is left to whoever made the promise to show. */
  source(): string | Promise<string>;
  /** The key was copied, inside of the code. */
  onCopied?(): void;
}

/** The first call, in five languages: shown with the masked key, copied with the real one; and made, where it may be. */
export function FirstCallKit({ apiKey, source, onCopied }: FirstCallKitProps) {
  const labels = useLabels();
  const { firstCall } = usePage();
  const id = useId();
  if (firstCall === undefined) return null;
  return (
    <section className="lk-kit" aria-labelledby={id}>
      <p className="lk-label" id={id}>
        {labels.firstCall}
      </p>
      <Tabs.Root defaultValue={LANGUAGES[0]}>
        <Tabs.List className="lk-tabs" aria-label={labels.codeLanguage}>
          {LANGUAGES.map((language) => (
            <Tabs.Trigger key={language} className="lk-tab" value={language}>
              {language}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {LANGUAGES.map((language) => (
          <Tabs.Content key={language} value={language} tabIndex={-1}>
            <Code language={language} firstCall={firstCall} apiKey={apiKey} source={source} onCopied={onCopied} />
          </Tabs.Content>
        ))}
      </Tabs.Root>
      {canTry(firstCall) && <TryIt firstCall={firstCall} apiKey={apiKey} source={source} />}
    </section>
  );
}
