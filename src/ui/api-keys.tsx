"use client";
import { useMemo, useRef } from "react";
import { useAnnouncer } from "./announcer.js";
import { useClock } from "./clock.js";
import type { Labels } from "./labels.js";
import { LabelsProvider, useLabels } from "./labels-context.js";
import { Page } from "./page.js";
import { type PageContextValue, PageProvider } from "./page-context.js";
import { surfaceOf } from "./surface.js";
import { useDialogs } from "./use-dialogs.js";
import { useSteadyConsumers } from "./use-steady-consumers.js";

export interface ApiKeysProps {
  /** Words to replace. */
  labels?: Partial<Labels> | undefined;
  /** BCP 47, for dates and durations: by default the user's own variant of the labels' language. */
  locale?: string | undefined;
  /** The level of the heading "API keys", 1 by default; the consumers' headings are one below. */
  headingLevel?: 1 | 2 | 3 | 4 | 5 | undefined;
  /** Seconds until a revealed key hides itself, 30 by default. */
  revealSeconds?: number | undefined;
  /** Sends the user to the sign-in, where a session has ended. `latchkey/auth0` brings its own. */
  onSignIn?: (() => void) | undefined;
}

/**
 * The page of a user's API keys, complete: the list, every dialog, and a state with a way out for whatever goes wrong.
 * It goes inside a `LatchkeyProvider` and takes its style from `latchkey/styles.css`.
 */
export function ApiKeys({ labels, locale, ...rest }: ApiKeysProps) {
  return (
    <LabelsProvider labels={labels} locale={locale}>
      <PageFrame {...rest} />
    </LabelsProvider>
  );
}

function PageFrame({ headingLevel = 1, revealSeconds = 30, onSignIn }: Omit<ApiKeysProps, "labels" | "locale">) {
  const labels = useLabels();
  const root = useRef<HTMLDivElement>(null);
  const state = useSteadyConsumers();
  const ends = state.consumers.flatMap(({ apiKeys }) => apiKeys.flatMap(({ expiresOn }) => expiresOn ?? []));
  const now = useClock(ends);
  const { announce, liveRegion } = useAnnouncer();
  const { shown, failed, openDialog, closeDialog, restoreFocus, preloadDialogs } = useDialogs(root);
  const page = useMemo(
    (): PageContextValue => ({
      announce,
      openDialog,
      preloadDialogs,
      restoreFocus,
      surface: () => surfaceOf(root.current),
      onSignIn,
      revealSeconds,
      now,
    }),
    [announce, openDialog, preloadDialogs, restoreFocus, onSignIn, revealSeconds, now],
  );
  return (
    <PageProvider value={page}>
      <div className="lk-root" ref={root} lang={labels.language}>
        {liveRegion}
        <Page state={state} headingLevel={headingLevel} dialogFailed={failed} />
      </div>
      {shown && <shown.Dialogs request={shown.request} onClose={closeDialog} />}
    </PageProvider>
  );
}
