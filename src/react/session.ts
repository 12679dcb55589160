"use client";

import type { QueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { KeyService } from "../service/key-service.js";
import type { LatchkeyEvent } from "./event.js";
import type { WelcomeStore } from "./welcome-store.js";

/** The start of every cache key: what one user sees of one service. */
export type Scope = readonly ["latchkey", service: string, subject: string | null];

/** What the hooks share. */
export interface Session {
  readonly service: KeyService;
  readonly subject: string | null;
  readonly scope: Scope;
  readonly client: QueryClient;
  readonly welcome: WelcomeStore;
  readonly emit: (event: LatchkeyEvent) => void;
  /** Tells the other tabs that somebody else may manage this consumer now, or no longer may. */
  readonly tellOfManagers: (consumerId: string) => void;
  /** How often the user has been seen to sign out in another tab. */
  readonly signOuts: number;
  /** Drops what this tab shows and asks again, as after a sign-out in another tab. */
  readonly recheck: () => void;
}

export const SessionContext = createContext<Session | null>(null);

/** @throws Error outside a `LatchkeyProvider` */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) {
    throw new Error("Latchkey's hooks work inside <LatchkeyProvider> only. Put it around the page that uses them.");
  }
  return session;
}
