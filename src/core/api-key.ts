import { LATEST_INSTANT } from "./limits.js";

/**
 * One API key as a list shows it. It has no field for the plain key, on purpose: what can be cached cannot leak it.
 */
export interface ApiKey {
  readonly id: string;
  /** The name its owner gave it; empty where none was given. */
  readonly description: string;
  /** RFC 3339, UTC. */
  readonly createdOn: string;
  /** RFC 3339, UTC; `null` for a key that does not expire. */
  readonly expiresOn: string | null;
  /** The key with all but its ending hidden, such as `****3f9a`; `null` where the service shows nothing of it. */
  readonly masked: string | null;
}

/** A key that was just made, with its plain text: hand it to the user and forget it. */
export interface IssuedKey {
  readonly apiKey: ApiKey;
  /** The plain key. Never store, log or cache it. */
  readonly secret: string;
}

/** What a key can do at a moment: work for good, work until a moment, or no longer work. */
export type KeyStatus = "active" | "expiring" | "expired";

type Expiring = Pick<ApiKey, "expiresOn">;

/**
 * @param now milliseconds since the epoch
 * @returns `"expired"` from the very instant of `expiresOn` on, as the key services judge it
 */
export function keyStatus(key: Expiring, now: number): KeyStatus {
  if (key.expiresOn === null) return "active";
  return Date.parse(key.expiresOn) <= now ? "expired" : "expiring";
}

/** True for a key that the API accepts at `now` (milliseconds since the epoch). */
export function isActive(key: Expiring, now: number): boolean {
  return keyStatus(key, now) !== "expired";
}

/** The keys that the API accepts at `now`. Where there are none, there is nothing to roll. */
export function activeKeys<K extends Expiring>(keys: readonly K[], now: number): K[] {
  return keys.filter((key) => isActive(key, now));
}

/**
 * When the old key of a roll ends: at the moment asked for, unless it ends sooner by itself.
 * A roll never lengthens the life of the key that it replaces.
 *
 * @param until milliseconds since the epoch
 */
export function endOfRolled(key: Expiring, until: number): string {
  const own = key.expiresOn === null ? Number.POSITIVE_INFINITY : Date.parse(key.expiresOn);
  return new Date(Math.min(own, until)).toISOString();
}

/**
 * When the successor of `key` expires: a key with a lifetime is followed by one of the same lifetime, never by a
 * permanent one. `null` for the successor of a permanent key.
 */
export function successorExpiry(key: Pick<ApiKey, "createdOn" | "expiresOn">, now: number): string | null {
  if (key.expiresOn === null) return null;
  const lifetime = Date.parse(key.expiresOn) - Date.parse(key.createdOn);
  return new Date(Math.min(now + Math.max(lifetime, 60_000), LATEST_INSTANT)).toISOString();
}

/**
 * The expiry of the one key that follows several: permanent where one of them is, else the longest of their lifetimes.
 */
export function successorExpiryOfAll(
  keys: readonly Pick<ApiKey, "createdOn" | "expiresOn">[],
  now: number,
): string | null {
  const expiries = keys.map((key) => successorExpiry(key, now));
  if (expiries.includes(null)) return null;
  return expiries.reduce<string | null>(
    (latest, each) => (latest === null || (each ?? "") > latest ? each : latest),
    null,
  );
}

type Named = Pick<ApiKey, "description" | "createdOn" | "expiresOn">;

const endOf = ({ expiresOn }: Expiring): number =>
  expiresOn === null ? Number.POSITIVE_INFINITY : Date.parse(expiresOn);

/**
 * The key that has taken over from `key`: the newest of the same name that was made later and works longer, as a roll
 * leaves them. `undefined` for a key that does not expire: it is one of two, not a former one.
 *
 * @param keys the keys of one consumer, in any order; `key` itself may be among them
 */
export function replacedBy<K extends Named>(key: Named, keys: readonly K[]): K | undefined {
  const since = (each: Named) => Date.parse(each.createdOn);
  return keys
    .filter((each) => each.description.trim() === key.description.trim() && since(each) > since(key))
    .filter((each) => endOf(each) > endOf(key))
    .sort((a, b) => since(b) - since(a))[0];
}

/** True for a key that still works at `now` (milliseconds since the epoch) and has a successor. */
export function isReplaced(key: Named, keys: readonly Named[], now: number): boolean {
  return keyStatus(key, now) === "expiring" && replacedBy(key, keys) !== undefined;
}

/**
 * The end of a key that is to work for longer; `null` where there is nothing to extend: the key has ended, for good, or
 * never ends.
 *
 * @param by milliseconds
 * @param now milliseconds since the epoch
 */
export function extendedEnd(key: Expiring, by: number, now: number): string | null {
  return keyStatus(key, now) === "expiring" ? new Date(endOf(key) + by).toISOString() : null;
}

const MASK = "****";

/**
 * Hides all of a key but its last four characters.
 *
 * A value that is already masked is returned as it is, so it is safe to call on whatever a service sent: a service
 * that sends a plain key in a list never gets it on screen.
 */
export function maskKey(key: string): string {
  if (isMasked(key)) return key;
  return key.length < 12 ? MASK : MASK + key.slice(-4);
}

/** True for a text in which a run of mask characters hides most of the key. */
export function isMasked(key: string): boolean {
  return /[*•…]{3}|…|\.{3}/u.test(key);
}
