import { type ApiKey, isActive, isReplaced } from "../core/api-key.js";
import type { PageLabels } from "./labels.js";

/** What is in use, then what is being replaced, then what no longer works; each newest first. */
export function inReadingOrder(keys: readonly ApiKey[], now: number): ApiKey[] {
  const rank = (key: ApiKey) => (!isActive(key, now) ? 2 : isReplaced(key, keys, now) ? 1 : 0);
  return [...keys].sort((a, b) => rank(a) - rank(b) || Date.parse(b.createdOn) - Date.parse(a.createdOn));
}

/** What a key is called where nothing must be told apart. */
export function keyName(key: Pick<ApiKey, "description">, labels: PageLabels): string {
  return key.description.trim() || labels.unnamedKey;
}

/**
 * A name for each key that no other key of its consumer has. Keys of one description, as a roll leaves them, are told
 * apart by their masked ending; the newest that works keeps the plain name, since it is the one that people mean.
 *
 * @returns names by key id
 */
export function keyNames(keys: readonly ApiKey[], labels: PageLabels, now: number): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    inReadingOrder(keys, now).map((key) => {
      const plain = keyName(key, labels);
      const name = taken.has(plain) ? labels.sameNamedKey(plain, key.masked ?? key.createdOn) : plain;
      taken.add(plain);
      return [key.id, name];
    }),
  );
}
