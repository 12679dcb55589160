"use client";

import { useMemo } from "react";
import type { Capabilities, KeyService } from "../service/key-service.js";
import { useSession } from "./session.js";

export interface Latchkey {
  readonly service: KeyService;
  /** What the service can do; offer nothing else. */
  readonly capabilities: Capabilities;
  /** The signed-in user's id, where the provider was given one. */
  readonly subject: string | null;
  /**
   * Counts how often the user has signed out in another tab. As the React `key` of what may show a plain key, it makes
   * sure that nothing is left on screen.
   */
  readonly signOuts: number;
  /** The user may have signed out: drops what is shown, plain keys included, and asks the service again. */
  readonly recheck: () => void;
}

/**
 * The service and the user of the surrounding `LatchkeyProvider`.
 *
 * @throws Error outside a `LatchkeyProvider`
 */
export function useLatchkey(): Latchkey {
  const { service, subject, signOuts, recheck } = useSession();
  return useMemo(
    () => ({
      service,
      capabilities: service.capabilities,
      subject,
      signOuts,
      recheck,
    }),
    [service, subject, signOuts, recheck],
  );
}
