"use client";
import { createContext, useContext } from "react";
import type { DialogRequest, FocusTarget } from "./dialogs/request.js";

/** How the page looks where it stands, for what is drawn outside of it. */
export interface Surface {
  readonly dir: "ltr" | "rtl";
  readonly theme: "light" | "dark";
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
  /** Sends the user to the sign-in; `undefined` where the host has none. */
  readonly onSignIn: (() => void) | undefined;
  /** Seconds until a revealed key hides itself. */
  readonly revealSeconds: number;
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
