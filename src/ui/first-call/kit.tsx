"use client";
import * as Tabs from "radix-ui/tabs";
import { useId, useState } from "react";
import type { ApiKey } from "../../core/api-key.js";
import { useAllLabels } from "../dialogs/use-all-labels.js";
import { useLanguageAttributes } from "../labels-context.js";
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
  const labels = useAllLabels();
  const { firstCall, surface } = usePage();
  const language = useLanguageAttributes();
  const [drawn] = useState(surface);
  const id = useId();
  if (firstCall === undefined) return null;
  return (
    <section className="lk-kit" aria-labelledby={id}>
      <p className="lk-label" id={id}>
        {labels.firstCall}
      </p>
      <Tabs.Root defaultValue={LANGUAGES[0]} dir={language.dir ?? drawn.dir}>
        <Tabs.List className="lk-tabs" aria-label={labels.codeLanguage}>
          {LANGUAGES.map((each) => (
            <Tabs.Trigger key={each} className="lk-tab" value={each} dir="ltr">
              {each}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {LANGUAGES.map((each) => (
          <Tabs.Content key={each} value={each} tabIndex={-1}>
            <Code language={each} firstCall={firstCall} apiKey={apiKey} source={source} onCopied={onCopied} />
          </Tabs.Content>
        ))}
      </Tabs.Root>
      {canTry(firstCall) && <TryIt firstCall={firstCall} apiKey={apiKey} source={source} />}
    </section>
  );
}
