/**
 * Dates and durations as people read them. The words around them come from the labels; these follow the user's own
 * region where it speaks the labels' language, so that an English page never holds half a German sentence.
 */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Format {
  readonly locale: string;
  /** Such as "Nov 3, 2026". */
  date(instant: number | string): string;
  /** Such as "Nov 3, 2026, 5:31 PM GMT+1": in the user's own time zone, which it names. */
  moment(instant: number | string): string;
  /** The exact instant, in UTC, to be shown on hover. */
  utc(instant: number | string): string;
  /** Such as "in 23 hours". */
  relative(milliseconds: number): string;
}

/** The first of the user's languages that is a variant of `language`, or else `language` itself. */
export function localeFor(language: string, preferred: readonly string[]): string {
  const base = language.toLowerCase().split("-")[0];
  return preferred.find((each) => each.toLowerCase().split("-")[0] === base && isLanguageTag(each)) ?? language;
}

/** The same for whoever reads this page. A server has no user to ask; it formats in `language` itself. */
export const userLocale = (language: string): string =>
  localeFor(language, typeof navigator === "undefined" ? [] : navigator.languages);

/** Chromium on some systems prefers "en-US@posix", which `Intl` refuses. */
function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0;
  } catch {
    return false;
  }
}

export function createFormat(locale: string): Format {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const moment = new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });
  const relative = new Intl.RelativeTimeFormat(locale);
  return {
    locale,
    date: (instant) => date.format(new Date(instant)),
    moment: (instant) => moment.format(new Date(instant)),
    utc: (instant) => `${new Date(instant).toISOString().slice(0, 19).replace("T", " ")} UTC`,
    relative: (milliseconds) => {
      const { value, unit } = distance(milliseconds);
      return relative.format(value, unit);
    },
  };
}

interface Distance {
  readonly value: number;
  readonly unit: "second" | "minute" | "hour" | "day";
}

/** A distance in the unit that people would use: seconds in the last minute, minutes below two hours, and so on. */
export function distance(milliseconds: number): Distance {
  if (milliseconds < MINUTE) return { value: Math.ceil(milliseconds / SECOND), unit: "second" };
  const minutes = Math.round(milliseconds / MINUTE);
  if (minutes === 60) return { value: 1, unit: "hour" };
  if (minutes < 120) return { value: minutes, unit: "minute" };
  const hours = Math.round(milliseconds / HOUR);
  return hours < 48 ? { value: hours, unit: "hour" } : { value: Math.round(milliseconds / DAY), unit: "day" };
}

/** Milliseconds until what {@link distance} says of `remaining` may change: the next second or half unit, or the end. */
export function untilNextChange(remaining: number): number {
  if (remaining < MINUTE) return (remaining % SECOND) + 1;
  const step = remaining < 2 * HOUR + MINUTE ? MINUTE / 2 : remaining < 2 * DAY + HOUR ? HOUR / 2 : DAY / 2;
  const wait = remaining % step;
  return Math.min(remaining, wait + 1);
}
