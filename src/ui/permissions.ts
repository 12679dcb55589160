import type { ApiKey } from "../core/api-key.js";
import type { Consumer } from "../core/consumer.js";

/** What a user can do on the page. `expire` moves the end of a key: extend it, end it now. */
export type Action = "create" | "reveal" | "copy" | "roll" | "rename" | "expire" | "delete";

/**
 * Whether to offer an action; the server decides in any case.
 *
 * @param consumer the one that it is about; `undefined` for creating where no consumer has been chosen yet
 * @param apiKey the key that it is about; `undefined` where it is about the consumer
 */
export type Can = (action: Action, consumer?: Consumer, apiKey?: ApiKey) => boolean;

/** A {@link Can}, or the actions that are not offered (`false`); what is not named is. */
export type Permissions = Can | Readonly<Partial<Record<Action, boolean>>>;

const READING: readonly Action[] = ["reveal", "copy"];

export function permissionsOf(readOnly: boolean, can: Permissions = {}): Can {
  const allows: Can = typeof can === "function" ? can : (action) => can[action] ?? true;
  return (action, ...about) => (!readOnly || READING.includes(action)) && allows(action, ...about);
}
