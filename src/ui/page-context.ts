"use client";
import { type CSSProperties, createContext, type ReactNode, useContext } from "react";
import type { ApiKey } from "../core/api-key.js";
import type { Consumer } from "../core/consumer.js";
import type { DialogRequest, FocusTarget } from "./dialogs/request.js";
import type { FirstCall } from "./first-call/call.js";
import type { Can } from "./permissions.js";
import type { SignInAgain } from "./use-sign-in-again.js";

/** How the page looks where it stands, for what is drawn outside of it. */
export interface Surface {
  readonly dir: "ltr" | "rtl";
  readonly theme: "light" | "dark";
  /** The tokens and the font, which a wrapper of the page may have set. */
  readonly style: CSSProperties;
}

/** What the host adds to the list. */
export interface Slots {
  /** Further cells of a key's row, such as when it was last used. */
  renderKeyCells?: ((apiKey: ApiKey, consumer: Consumer) => ReactNode) | undefined;
  /** Something below a consumer's heading, such as its plan. */
  renderConsumerHeader?: ((consumer: Consumer) => ReactNode) | undefined;
}

/** What the parts of one page share. */
export interface PageContextValue {
  /** Tells the user of a success, once, in the page's live region. */
  announce(text: string): void;
  openDialog(request: DialogRequest): void;
  /** Fetches the code of the dialogs ahead of the click. */
  preloadDialogs(): void;
  /** Puts the focus where the work goes on: on `to`, or on what the dialog that has just closed asked for. */
  restoreFocus(to?: FocusTarget): void;
  surface(): Surface;
  /** Signing in again, in place where the host can; `undefined` where it has no sign-in. */
  readonly signIn: SignInAgain | undefined;
  /** Says above the list, until it is dismissed, what happened to it behind the user's back. */
  notify(text: string): void;
  /** Whether to offer an action: what the host permits, beside what the service can do. */
  readonly can: Can;
  readonly slots: Slots;
  /** Seconds until a revealed key hides itself. */
  readonly revealSeconds: number;
  /** What the portal says of the first call to its API. */
  readonly firstCall: FirstCall | undefined;
  /** Seconds for which gateways may accept a key that has ended. */
  readonly gatewayCacheSeconds: number;
  /** The present moment, in milliseconds, as every status on the page sees it. */
  readonly now: number;
}

const PageContext = createContext<PageContextValue | null>(null);

export const PageProvider = PageContext.Provider;

export function usePage(): PageContextValue {
  const page = useContext(PageContext);
  if (page === null) throw new Error("Latchkey: this component belongs inside <ApiKeys>.");
  return page;
}
