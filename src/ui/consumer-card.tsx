"use client";
import { useId } from "react";
import { activeKeys } from "../core/api-key.js";
import type { Consumer } from "../core/consumer.js";
import { useLatchkey } from "../react/index.js";
import { Button } from "./button.js";
import type { DialogRequest } from "./dialogs/request.js";
import { inReadingOrder, keyNames } from "./key-names.js";
import { KeyRow } from "./key-row.js";
import { useLabels } from "./labels-context.js";
import { usePage } from "./page-context.js";
import { focusKey } from "./use-dialogs.js";

interface ConsumerCardProps {
  consumer: Consumer;
  /** All of the user's consumers: what is said of deleting one depends on the others. */
  consumers: readonly Consumer[];
  headingLevel: number;
}

/** A consumer and its keys. */
export function ConsumerCard({ consumer, consumers, headingLevel }: ConsumerCardProps) {
  const labels = useLabels();
  const { now, slots } = usePage();
  const { apiKeys, label } = consumer;
  const names = keyNames(apiKeys, labels, now);
  const Heading = `h${headingLevel}` as "h2";
  return (
    <section
      className="lk-card"
      aria-label={label}
      data-alone={(consumers.length === 1 && apiKeys.length === 1) || undefined}
    >
      <header className="lk-card-header">
        <Heading
          className="lk-card-title"
          dir="auto"
          title={label}
          tabIndex={-1}
          data-lk-focus={focusKey({ consumerId: consumer.id })}
        >
          {label}
        </Heading>
        <ConsumerActions consumer={consumer} consumers={consumers} />
      </header>
      {slots.renderConsumerHeader && <div className="lk-card-more">{slots.renderConsumerHeader(consumer)}</div>}
      {apiKeys.length === 0 ? (
        <p className="lk-no-keys">{labels.noKeys}</p>
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from a list whose style has no bullets
        <ul className="lk-keys" role="list" aria-label={labels.keysOf(label)}>
          {inReadingOrder(apiKeys, now).map((key) => (
            <KeyRow key={key.id} consumer={consumer} apiKey={key} name={names.get(key.id) ?? labels.unnamedKey} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ConsumerActions({ consumer, consumers }: Omit<ConsumerCardProps, "headingLevel">) {
  const labels = useLabels();
  const { can, now, openDialog, preloadDialogs } = usePage();
  const { capabilities } = useLatchkey();
  const reasonId = useId();
  const nothingToRoll = activeKeys(consumer.apiKeys, now).length === 0;
  const opens = (request: DialogRequest) => ({
    variant: "ghost" as const,
    "aria-haspopup": "dialog" as const,
    onPointerEnter: preloadDialogs,
    onFocus: preloadDialogs,
    onClick: () => openDialog(request),
  });
  return (
    <div className="lk-actions">
      {capabilities.rollConsumer && can("roll", consumer) && (
        <Button
          {...opens({ kind: "roll-consumer", consumer })}
          aria-label={labels.rollKeysOf(consumer.label)}
          aria-describedby={nothingToRoll ? reasonId : undefined}
          title={nothingToRoll ? labels.nothingToRoll : undefined}
          unavailable={nothingToRoll}
        >
          {labels.rollKeysShort}
        </Button>
      )}
      {nothingToRoll && can("roll", consumer) && (
        <span id={reasonId} className="lk-hidden">
          {labels.nothingToRoll}
        </span>
      )}
      {capabilities.renameConsumer && can("rename", consumer) && (
        <Button {...opens({ kind: "rename-consumer", consumer })} aria-label={labels.rename(consumer.label)}>
          {labels.renameShort}
        </Button>
      )}
      {capabilities.deleteConsumer && can("delete", consumer) && (
        <Button {...opens({ kind: "delete-consumer", consumer, consumers })} aria-label={labels.delete(consumer.label)}>
          {labels.deleteShort}
        </Button>
      )}
    </div>
  );
}
