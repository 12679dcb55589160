"use client";
import { useRef, useState } from "react";
import { type ApiKey, isActive, isReplaced } from "../core/api-key.js";
import type { Consumer } from "../core/consumer.js";
import { useLatchkey } from "../react/index.js";
import { selectText } from "./clipboard.js";
import { KeyActions } from "./key-actions.js";
import { KeyStatusBadge } from "./key-status.js";
import { useFormat, useLabels } from "./labels-context.js";
import { usePage } from "./page-context.js";
import { ProblemText } from "./problem-text.js";
import { ReplacedKey } from "./replaced-key.js";
import { RevealedKey } from "./revealed-key.js";
import { useCopy } from "./use-copy.js";
import { focusKey } from "./use-dialogs.js";
import { useGone } from "./use-gone.js";
import { useReveal } from "./use-reveal.js";
import { useSingle } from "./use-single.js";

interface KeyRowProps {
  consumer: Consumer;
  apiKey: ApiKey;
  /** What tells this key apart from the others of its consumer. */
  name: string;
}

/** One key: what it is called, what it can do now, and everything that its owner can do with it. */
export function KeyRow({ consumer, apiKey, name }: KeyRowProps) {
  const labels = useLabels();
  const format = useFormat();
  const { announce, can, now, revealSeconds, slots } = usePage();
  const { capabilities } = useLatchkey();
  const row = useRef<HTMLLIElement>(null);
  const plain = useRef<HTMLElement>(null);
  const [unable, setUnable] = useState(false);

  const readable = capabilities.reveal && isActive(apiKey, now);
  const reveal = useReveal(consumer.id, apiKey.id, { seconds: revealSeconds, allowed: readable });
  const { secret } = reveal;
  const replaced = isReplaced(apiKey, consumer.apiKeys, now);

  const orGone = useGone(name);
  const fetchKey = () => orGone(reveal.fetch());

  const toggle = useSingle(async () => {
    setUnable(false);
    if (secret !== null) {
      reveal.hide();
      announce(labels.keyHiddenAgain);
      return;
    }
    try {
      reveal.show(await fetchKey());
      announce(labels.keyRevealed);
    } catch {
      // `reveal.error` shows it.
    }
  });

  const copying = useCopy({
    keyId: apiKey.id,
    source: () => secret ?? fetchKey(),
    scope: () => row.current,
    onCopied: () => setUnable(false),
    onUnable: (text) => {
      reveal.show(text);
      setUnable(true);
      // After React has drawn the text that is to be selected.
      setTimeout(() => plain.current && selectText(plain.current));
    },
  });

  const shownName = apiKey.description.trim() || labels.unnamedKey;
  return (
    <li className="lk-key" ref={row} tabIndex={-1} data-lk-focus={focusKey({ keyId: apiKey.id })}>
      <div className="lk-key-main">
        <span className="lk-key-name" dir="auto" title={shownName}>
          {shownName}
        </span>
        <span className="lk-key-created">
          <time dateTime={apiKey.createdOn} title={format.utc(apiKey.createdOn)}>
            {labels.createdOn(format.date(apiKey.createdOn))}
          </time>
        </span>
      </div>
      <code className="lk-mask" dir="ltr">
        {apiKey.masked ?? labels.keyHidden}
      </code>
      <KeyStatusBadge apiKey={apiKey} replaced={replaced} />
      {slots.renderKeyCells && <div className="lk-key-cells">{slots.renderKeyCells(apiKey, consumer)}</div>}
      <KeyActions
        consumer={consumer}
        apiKey={apiKey}
        name={name}
        readable={readable}
        toggle={{ isShown: secret !== null, isPending: toggle.isPending, run: toggle.run }}
        copying={copying}
      />
      {secret !== null && (
        <RevealedKey
          name={name}
          secret={secret}
          left={reveal.left}
          isKept={reveal.isKept}
          onKeep={reveal.keep}
          text={plain}
          onCopy={copying.onCopy}
        />
      )}
      {replaced && capabilities.updateKey && can("expire", consumer, apiKey) && (
        <ReplacedKey consumer={consumer} apiKey={apiKey} name={name} />
      )}
      <div className="lk-row-problem">
        {unable && secret !== null && (
          <p className="lk-problem" role="alert">
            {labels.copyFailed}
          </p>
        )}
        <ProblemText error={reveal.error} />
      </div>
    </li>
  );
}
