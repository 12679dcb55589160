/** When a new key ends. Pure: the moment is an argument. */
export const EXPIRY_DAYS = [7, 30, 60, 90] as const;

/** What the select "Expires" offers. */
export type ExpiryChoice = "never" | `${(typeof EXPIRY_DAYS)[number]}` | "year" | "date";

const DAY = 24 * 3_600_000;

/**
 * @param date what a date field holds, `YYYY-MM-DD`; only for the choice `"date"`
 * @param now milliseconds since the epoch
 * @returns the end as milliseconds since the epoch, `null` for a key without one, `undefined` where a date is missing
 */
export function expiryOf(choice: ExpiryChoice, date: string, now: number): number | null | undefined {
  if (choice === "never") return null;
  if (choice === "date") return endOfDay(date);
  if (choice !== "year") return now + Number(choice) * DAY;
  const end = new Date(now);
  end.setFullYear(end.getFullYear() + 1);
  return end.getTime();
}

/** The last second of a day in the user's own time zone: a key that ends "on Friday" works on Friday. */
function endOfDay(date: string): number | undefined {
  const end = new Date(`${date}T23:59:59`).getTime();
  return Number.isNaN(end) ? undefined : end;
}

/** A moment as a `date` or `datetime-local` field writes it, in the user's own time zone. */
export function fieldValue(instant: number, kind: "date" | "minute"): string {
  const local = new Date(instant - new Date(instant).getTimezoneOffset() * 60_000).toISOString();
  return local.slice(0, kind === "date" ? 10 : 16);
}
