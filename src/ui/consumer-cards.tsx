"use client";
import { useState } from "react";
import { flushSync } from "react-dom";
import type { Consumer } from "../core/consumer.js";
import { Button } from "./button.js";
import { ConsumerCard } from "./consumer-card.js";
import { useLabels } from "./labels-context.js";
import { usePage } from "./page-context.js";

/** How many consumers are drawn at a time: to draw a thousand takes seconds. */
const STEP = 100;

interface ConsumerCardsProps {
  consumers: readonly Consumer[];
  headingLevel: number;
}

/** The consumers, and a button for more of them where there are many. */
export function ConsumerCards({ consumers, headingLevel }: ConsumerCardsProps) {
  const labels = useLabels();
  const { restoreFocus } = usePage();
  const [drawn, setDrawn] = useState(STEP);
  const next = consumers[drawn];
  const drawMore = () => {
    // At once, so that there is something to send the focus to: the button moves on, or goes.
    flushSync(() => setDrawn(drawn + STEP));
    if (next) restoreFocus({ consumerId: next.id });
  };
  return (
    <>
      {consumers.slice(0, drawn).map((consumer) => (
        <ConsumerCard key={consumer.id} consumer={consumer} consumers={consumers} headingLevel={headingLevel} />
      ))}
      {next && (
        <div className="lk-more">
          <Button onClick={drawMore}>{labels.showMore(drawn, consumers.length)}</Button>
        </div>
      )}
    </>
  );
}
