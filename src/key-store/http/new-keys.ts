import { LatchkeyError } from "../../core/problem.js";
import type { StoreContext } from "../context.js";
import type { NewKey } from "../records/keys.js";

/**
 * What a body's schema cannot know of keys to be made: the time, and the store's own format.
 *
 * @throws LatchkeyError `invalid_expiry` or `invalid_body`
 */
export function checkNewKeys({ now, format }: StoreContext, keys: readonly NewKey[]): void {
  const moment = now();
  for (const { expiresOn, key } of keys) {
    if (expiresOn !== undefined && Date.parse(expiresOn) <= moment) {
      throw new LatchkeyError("invalid_expiry", { detail: "A new key must expire in the future." });
    }
    // With our prefix and another checksum it would be taken for a mistyped key, and never be let in.
    if (key !== undefined && format.claims(key) && !format.isWellFormed(key)) {
      throw new LatchkeyError("invalid_body", {
        detail: "`key` starts like the store's own keys and is none of them. Send another one, or leave it out.",
      });
    }
  }
}
