"use client";
import { useCallback, useMemo, useRef, useState } from "react";
import { useLatchkey } from "../react/index.js";
import { useAnnouncer } from "./announcer.js";
import { useClock } from "./clock.js";
import type { FirstCall } from "./first-call/call.js";
import type { Labels } from "./labels.js";
import { LabelsProvider, useLanguageAttributes, useWordsPending } from "./labels-context.js";
import type { LanguageChoice } from "./locales/index.js";
import { Page } from "./page.js";
import { type PageContextValue, PageProvider, type Slots } from "./page-context.js";
import { type Permissions, permissionsOf } from "./permissions.js";
import { isSessionEnded } from "./problem-message.js";
import { Skeleton } from "./skeleton.js";
import { surfaceOf } from "./surface.js";
import { useDialogs } from "./use-dialogs.js";
import { type OnSignIn, useSignInAgain } from "./use-sign-in-again.js";
import { useSteadyConsumers } from "./use-steady-consumers.js";
import { useTokens } from "./use-tokens.js";

export interface ApiKeysProps {
  /** Words to replace. */
  labels?: Partial<Labels> | undefined;
  /**
   * The language: a BCP 47 tag such as `"de"`, or `"auto"` for the user's own. By default that of the host page,
   * `<html lang>`. Where it is not shipped, or cannot be fetched, the page speaks English.
   */
  language?: LanguageChoice | undefined;
  /** BCP 47, for dates and durations: by default the user's own variant of the labels' language. */
  locale?: string | undefined;
  /** The level of the heading "API keys", 1 by default; the consumers' headings are one below. */
  headingLevel?: 1 | 2 | 3 | 4 | 5 | undefined;
  /** Seconds until a revealed key hides itself, 30 by default. */
  revealSeconds?: number | undefined;
  /** Seconds for which the API's gateways may accept a key that has ended, 60 by default, as at Zuplo. */
  gatewayCacheSeconds?: number | undefined;
  /** The first call to the portal's API: with it, a new key comes with code to call the API, and "Try it". */
  firstCall?: FirstCall | undefined;
  /**
   * Sends the user to the sign-in, where a session has ended. A promise of `true` says that they are signed in again
   * and still here, as after a popup: the page then goes on where it was. `latchkey/auth0` brings its own.
   */
  onSignIn?: OnSignIn | undefined;
  /** Offers nothing that changes anything: keys can be looked at, revealed and copied. */
  readOnly?: boolean | undefined;
  /** Which actions to offer, such as `{ delete: false }`, or a function of the action and what it is about. */
  can?: Permissions | undefined;
  /** `auto`, the default, follows the host page, then the user's system. */
  theme?: "light" | "dark" | "auto" | undefined;
  /** Further cells of a key's row, such as when it was last used. */
  renderKeyCells?: Slots["renderKeyCells"];
  /** Something below a consumer's heading, such as its plan. */
  renderConsumerHeader?: Slots["renderConsumerHeader"];
}

/**
 * The page of a user's API keys, complete: the list, every dialog, and a state with a way out for whatever goes wrong.
 * It goes inside a `LatchkeyProvider` and takes its style from `latchkey/styles.css`.
 */
export function ApiKeys({ labels, language, locale, ...rest }: ApiKeysProps) {
  const { signOuts } = useLatchkey();
  return (
    <LabelsProvider labels={labels} language={language} locale={locale}>
      {/* Whoever signs out in another tab leaves no revealed key and no open dialog here. */}
      <PageFrame key={signOuts} {...rest} />
    </LabelsProvider>
  );
}

function PageFrame({
  headingLevel = 1,
  revealSeconds = 30,
  gatewayCacheSeconds = 60,
  firstCall,
  onSignIn,
  readOnly = false,
  can: permissions,
  theme = "auto",
  renderKeyCells,
  renderConsumerHeader,
}: Omit<ApiKeysProps, "labels" | "language" | "locale">) {
  const isPending = useWordsPending();
  const languageAttributes = useLanguageAttributes();
  const root = useRef<HTMLElement>(null);
  const attach = useTokens(root);
  const state = useSteadyConsumers();
  const ends = state.consumers.flatMap(({ apiKeys }) => apiKeys.flatMap(({ expiresOn }) => expiresOn ?? []));
  const now = useClock(ends);
  const { announce, liveRegion } = useAnnouncer();
  const { shown, failed, openDialog, closeDialog, restoreFocus, preloadDialogs } = useDialogs(root);
  const { error, refetch } = state;
  const onSignedIn = useCallback(() => {
    if (error && isSessionEnded(error)) void refetch();
  }, [error, refetch]);
  const signIn = useSignInAgain(onSignIn, onSignedIn);
  const [notice, setNotice] = useState<string | null>(null);
  const page = useMemo(
    (): PageContextValue => ({
      announce,
      openDialog,
      preloadDialogs,
      restoreFocus,
      surface: () => surfaceOf(root.current),
      signIn,
      notify: setNotice,
      can: permissionsOf(readOnly, permissions),
      slots: { renderKeyCells, renderConsumerHeader },
      revealSeconds,
      gatewayCacheSeconds,
      firstCall,
      now,
    }),
    [
      announce,
      openDialog,
      preloadDialogs,
      restoreFocus,
      signIn,
      readOnly,
      permissions,
      renderKeyCells,
      renderConsumerHeader,
      revealSeconds,
      gatewayCacheSeconds,
      firstCall,
      now,
    ],
  );
  return (
    <PageProvider value={page}>
      <div
        className="lk-root"
        ref={attach}
        {...languageAttributes}
        data-lk-theme={theme === "auto" ? undefined : theme}
      >
        {liveRegion}
        {isPending ? (
          <Skeleton />
        ) : (
          <Page
            state={state}
            headingLevel={headingLevel}
            readOnly={readOnly}
            dialogFailed={failed}
            notice={notice}
            onDismissNotice={() => setNotice(null)}
          />
        )}
      </div>
      {shown && <shown.Dialogs request={shown.request} onClose={closeDialog} />}
    </PageProvider>
  );
}
