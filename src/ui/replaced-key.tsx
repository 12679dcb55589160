"use client";
import { type ApiKey, extendedEnd } from "../core/api-key.js";
import type { Consumer } from "../core/consumer.js";
import { useUpdateKey } from "../react/index.js";
import { Button } from "./button.js";
import { useFormat, useLabels } from "./labels-context.js";
import { usePage } from "./page-context.js";
import { ProblemText } from "./problem-text.js";
import { useGesture } from "./use-gesture.js";
import { useGone } from "./use-gone.js";

const EXTENSION_MS = 24 * 3_600_000;

interface ReplacedKeyProps {
  consumer: Consumer;
  apiKey: ApiKey;
  name: string;
}

/** What to do with a key that another one has taken over from: give it a day more, or end it. */
export function ReplacedKey({ consumer, apiKey, name }: ReplacedKeyProps) {
  const labels = useLabels();
  const format = useFormat();
  const { announce, openDialog, preloadDialogs } = usePage();
  const { run, error } = useUpdateKey();
  const orGone = useGone(name);
  // Each press asks for a day more, so a hand that is too quick would ask for several.
  const { run: extend, isPending } = useGesture(async () => {
    const expiresOn = extendedEnd(apiKey, EXTENSION_MS, Date.now());
    // It has ended since the page was last drawn, and stays so.
    if (expiresOn === null) return false;
    try {
      await orGone(run(consumer.id, apiKey.id, { expiresOn }));
      announce(labels.keyExtended(format.moment(expiresOn)));
      return true;
    } catch {
      // `error` shows it.
      return false;
    }
  });
  return (
    <div className="lk-replaced">
      <Button aria-label={labels.extend(name)} busy={isPending} onClick={extend}>
        {labels.extendShort}
      </Button>
      <Button
        aria-label={labels.endNow(name)}
        aria-haspopup="dialog"
        onPointerEnter={preloadDialogs}
        onFocus={preloadDialogs}
        onClick={() => openDialog({ kind: "end-key", consumer, apiKey, name })}
      >
        {labels.endNowShort}
      </Button>
      <div className="lk-replaced-problem">
        <ProblemText error={error} />
      </div>
    </div>
  );
}
