/** How long an old key keeps working after a roll. Pure: the moment is an argument. */
const HOUR = 3_600_000;

export const GRACES = {
  now: 0,
  "1h": HOUR,
  "24h": 24 * HOUR,
  "3d": 72 * HOUR,
  "7d": 168 * HOUR,
} as const;

/** What the radio group "Old key keeps working" offers. */
export type Grace = keyof typeof GRACES | "date";

/**
 * @param date what a `datetime-local` field holds; only for the choice `"date"`
 * @param now milliseconds since the epoch
 * @returns milliseconds since the epoch, or `undefined` where a date is missing
 */
export function graceEnd(grace: Grace, date: string, now: number): number | undefined {
  if (grace !== "date") return now + GRACES[grace];
  const end = new Date(date).getTime();
  return Number.isNaN(end) ? undefined : end;
}
