const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/u;

/**
 * Reads an RFC 3339 date-time, strictly: a day that the calendar does not have is refused, not moved.
 *
 * @returns milliseconds since the epoch, or `null` for anything else
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function parseInstant(text: string): number | null {
  const [, year, month, day] = RFC_3339.exec(text) ?? [];
  if (year === undefined) return null;
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  // `Date.parse` refuses a month 13 and a day 0 or 32, but moves a 30 February into March.
  if (Number(day) > daysInMonth) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}
