"use client";
import { useEffect, useRef } from "react";
import { type ConsumersState, useLatchkey } from "../react/index.js";
import { Button } from "./button.js";
import { ConsumerCards } from "./consumer-cards.js";
import { Failure, StaleBanner } from "./failure.js";
import { KeyRound, Plus } from "./icons.js";
import { useLabels } from "./labels-context.js";
import { Notice } from "./notice.js";
import { usePage } from "./page-context.js";
import { Sentence } from "./sentence.js";
import { Skeleton } from "./skeleton.js";
import { focusKey } from "./use-dialogs.js";
import { WelcomeCallout } from "./welcome.js";

interface PageProps {
  state: ConsumersState;
  headingLevel: number;
  readOnly: boolean;
  /** The code of a dialog could not be loaded. */
  dialogFailed: boolean;
  /** What happened to the list behind the user's back. */
  notice: string | null;
  onDismissNotice(): void;
}

/** The heading, and below it whichever state the list is in. */
export function Page({ state, headingLevel, readOnly, dialogFailed, notice, onDismissNotice }: PageProps) {
  const labels = useLabels();
  const { announce, restoreFocus } = usePage();
  const { status, consumers } = state;
  const Heading = `h${headingLevel}` as "h1";

  const dismissNotice = () => {
    onDismissNotice();
    restoreFocus("page");
  };

  const wasFailed = useRef(false);
  useEffect(() => {
    // "Try again" worked, and took itself away from under the focus.
    if (wasFailed.current && status === "ready" && document.activeElement === document.body) restoreFocus("page");
    wasFailed.current = status === "error";
  }, [status, restoreFocus]);
  useEffect(() => {
    announce(status === "loading" ? labels.loading : "");
  }, [announce, status, labels]);

  return (
    <div className="lk-page" aria-busy={status === "loading"}>
      <header className="lk-page-header">
        <div>
          <Heading className="lk-title" tabIndex={-1} data-lk-focus={focusKey("page")}>
            {labels.heading}
          </Heading>
          <p className="lk-intro">{labels.intro}</p>
          {readOnly && consumers.length > 0 && <p className="lk-intro">{labels.readOnlyNote}</p>}
        </div>
        {consumers.length > 0 && <CreateButton consumers={consumers} />}
      </header>
      {dialogFailed && (
        <p className="lk-problem" role="alert">
          {labels.dialogFailed}
        </p>
      )}
      {notice !== null && (
        <div className="lk-banner">
          <p role="alert">
            <Sentence text={notice} />
          </p>
          <Button onClick={dismissNotice}>{labels.dismiss}</Button>
        </div>
      )}
      <Body state={state} headingLevel={headingLevel + 1} />
    </div>
  );
}

function Body({ state, headingLevel }: Pick<PageProps, "state" | "headingLevel">) {
  const { status, consumers, error, failedAt, isFetching, refetch } = state;
  const retry = { failedAt, isRetrying: isFetching, onRetry: refetch };
  if (status === "loading") return <Skeleton />;
  if (status === "error") return error && <Failure error={error} {...retry} />;
  return (
    <>
      {error && <StaleBanner error={error} {...retry} />}
      <FirstKey state={state} />
      {consumers.length === 0 ? <Empty /> : <ConsumerCards consumers={consumers} headingLevel={headingLevel} />}
    </>
  );
}

/** The key of a first visit: a callout, or the dialog of a new key where it can never be shown again. */
function FirstKey({ state: { welcome, dismissWelcome } }: Pick<PageProps, "state">) {
  const { openDialog } = usePage();
  const { capabilities } = useLatchkey();
  const onlyOnce = !capabilities.reveal;
  useEffect(() => {
    if (!onlyOnce || welcome?.secret == null) return;
    openDialog({ kind: "issued", apiKey: welcome.apiKey, secret: welcome.secret, onDone: dismissWelcome });
  }, [onlyOnce, welcome, dismissWelcome, openDialog]);
  return welcome && !onlyOnce ? <WelcomeCallout welcome={welcome} onDismiss={dismissWelcome} /> : null;
}

function Empty() {
  const labels = useLabels();
  const mayCreate = useMayCreate([]);
  return (
    <Notice
      icon={<KeyRound className="lk-icon" />}
      title={labels.empty.title}
      actions={<CreateButton consumers={[]} />}
    >
      <p>{mayCreate ? labels.empty.text : labels.emptyReadOnly}</p>
    </Notice>
  );
}

/** What a new key needs depends on whether there is a consumer to hold it. */
function useMayCreate(consumers: ConsumersState["consumers"]): boolean {
  const { can } = usePage();
  const { capabilities } = useLatchkey();
  return can("create") && (consumers.length > 0 ? capabilities.createKey : capabilities.createConsumer);
}

function CreateButton({ consumers }: Pick<ConsumersState, "consumers">) {
  const labels = useLabels();
  const { openDialog, preloadDialogs } = usePage();
  if (!useMayCreate(consumers)) return null;
  return (
    <Button
      variant="primary"
      icon={<Plus className="lk-icon" aria-hidden />}
      aria-haspopup="dialog"
      onPointerEnter={preloadDialogs}
      onFocus={preloadDialogs}
      onClick={() => openDialog({ kind: "create", consumers })}
    >
      {labels.createKey}
    </Button>
  );
}
