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
  /** Tells `onEvent` that a plain key was copied; everything else is told by the hooks. */
  readonly reportCopied: (consumerId: string, keyId: string) => void;
}

/**
 * The service and the user of the surrounding `LatchkeyProvider`.
 *
 * @throws Error outside a `LatchkeyProvider`
 */
export function useLatchkey(): Latchkey {
  const { service, subject, signOuts, emit } = useSession();
  return useMemo(
    () => ({
      service,
      capabilities: service.capabilities,
      subject,
      signOuts,
      reportCopied: (consumerId, keyId) => emit({ type: "copied", consumerId, keyId }),
    }),
    [service, subject, signOuts, emit],
  );
}
