"use client";
import { useState } from "react";
import type { ApiKey } from "../../core/api-key.js";
import { Button } from "../button.js";
import { useAllLabels } from "../dialogs/use-all-labels.js";
import { Play } from "../icons.js";
import type { Labels } from "../labels.js";
import { usePage } from "../page-context.js";
import { useGesture } from "../use-gesture.js";
import type { FirstCall } from "./call.js";
import { HIDDEN_KEY } from "./code.js";
import { type Answer, tryCall } from "./try-call.js";

interface TryItProps {
  firstCall: FirstCall;
  apiKey: ApiKey;
  source(): string | Promise<string>;
}

/** Makes the call with the real key, and shows what the API says. */
export function TryIt({ firstCall, apiKey, source }: TryItProps) {
  const labels = useAllLabels();
  const { announce } = usePage();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { run, isPending } = useGesture(async () => {
    let key: string;
    try {
      key = await source();
    } catch {
      // Whoever made the promise shows why.
      return false;
    }
    const latest = await tryCall(key, apiKey.masked ?? HIDDEN_KEY, firstCall);
    setAnswer(latest);
    announce(wordsFor(latest, labels));
    return true;
  });
  return (
    <div className="lk-try">
      <div className="lk-try-line">
        <Button icon={<Play className="lk-icon" aria-hidden />} busy={isPending} onClick={run}>
          {labels.tryIt}
        </Button>
        <p>{answer && wordsFor(answer, labels)}</p>
      </div>
      {answer?.kind === "answered" && answer.body !== "" && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard has to reach that
        <section aria-label={labels.tryItAnswer} className="lk-answer" tabIndex={0}>
          <pre dir="ltr">{answer.body}</pre>
        </section>
      )}
    </div>
  );
}

const wordsFor = (answer: Answer, labels: Labels): string =>
  answer.kind === "answered" ? labels.tryItAnswered(answer.status, answer.milliseconds) : labels.tryItUnreachable;
