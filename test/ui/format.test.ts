import { describe, expect, test } from "vitest";
import { expiryOf, fieldValue } from "../../src/ui/dialogs/expiry.js";
import { graceEnd } from "../../src/ui/dialogs/grace.js";
import { neighbourOf } from "../../src/ui/dialogs/neighbour.js";
import { english } from "../../src/ui/english.js";
import { createFormat, distance, localeFor, untilNextChange } from "../../src/ui/format.js";
import { inReadingOrder, keyNames } from "../../src/ui/key-names.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2030, 5, 15, 12);
const at = (ms: number) => new Date(NOW + ms).toISOString();

describe("the locale of dates", () => {
  test.each([
    ["a tag that Intl refuses is passed over", ["en-US@posix", "en-GB"], "en-GB"],
    ["a user of another language gets that of the words", ["de-DE"], "en"],
    ["the user's own variant comes first", ["de", "en-AU", "en-US"], "en-AU"],
    ["nothing is known", [], "en"],
  ])("%s", (_, preferred, expected) => expect(localeFor("en", preferred)).toBe(expected));
});

describe("a distance", () => {
  test.each([
    [59 * MINUTE, "in 59 minutes"],
    [HOUR - 2000, "in 1 hour"],
    [119 * MINUTE, "in 119 minutes"],
    [2 * HOUR - 2000, "in 2 hours"],
    [DAY - 2000, "in 24 hours"],
    [7 * DAY - 2000, "in 7 days"],
    [MINUTE, "in 1 minute"],
    [MINUTE - 1, "in 60 seconds"],
    [41_001, "in 42 seconds"],
    [1, "in 1 second"],
  ])("of %d ms reads %s", (ms, text) => expect(createFormat("en").relative(ms)).toBe(text));

  test("reads the same until the next change that is foretold, and never misses one", () => {
    for (let remaining = 3 * DAY; remaining > 0; ) {
      const wait = untilNextChange(remaining);
      expect(wait).toBeGreaterThan(0);
      expect(distance(remaining - wait + 2)).toEqual(distance(remaining));
      remaining -= wait;
    }
  });
});

describe("an expiry", () => {
  test("of no date is missing, not never", () => {
    expect(expiryOf("date", "", NOW)).toBeUndefined();
    expect(expiryOf("never", "", NOW)).toBeNull();
  });

  test("on a day lasts until the end of that day where the user is", () => {
    expect(expiryOf("date", "2030-06-20", NOW)).toBe(new Date(2030, 5, 20, 23, 59, 59).getTime());
  });

  test("in a year is the same day of the next year", () => {
    expect(expiryOf("year", "", Date.UTC(2027, 1, 28, 12))).toBe(Date.UTC(2028, 1, 28, 12));
    expect(expiryOf("30", "", NOW)).toBe(NOW + 30 * DAY);
  });

  test("goes into a field and comes back", () => {
    expect(new Date(fieldValue(NOW, "minute")).getTime()).toBe(NOW);
    expect(graceEnd("date", fieldValue(NOW, "minute"), 0)).toBe(NOW);
    expect(graceEnd("date", "", NOW)).toBeUndefined();
    expect(graceEnd("3d", "", NOW)).toBe(NOW + 3 * DAY);
  });
});

describe("names of keys", () => {
  const key = (id: string, description: string, createdOn: number, expiresOn: number | null = null) => ({
    id,
    description,
    createdOn: at(createdOn),
    expiresOn: expiresOn === null ? null : at(expiresOn),
    masked: `****${id}`,
  });

  test("tell the keys of one description apart; the newest that works keeps the plain one", () => {
    const keys = [
      key("dead", "CI", -HOUR, -MINUTE),
      key("old", "CI", -3 * HOUR, HOUR),
      key("live", "CI", -2 * HOUR),
      key("none", "  ", -HOUR),
    ];
    expect(Object.fromEntries(keyNames(keys, english, NOW))).toEqual({
      live: "CI",
      old: "CI ****old",
      dead: "CI ****dead",
      none: "API key",
    });
    expect(inReadingOrder(keys, NOW).map(({ id }) => id)).toEqual(["none", "live", "old", "dead"]);
  });

  test("are read with a replaced key below every key in use, however new it is", () => {
    const keys = [
      key("dead", "API", -HOUR, -MINUTE),
      key("replaced", "CI", -2 * HOUR, HOUR),
      key("successor", "CI", -HOUR),
      key("elder", "Laptop", -9 * DAY),
    ];
    expect(inReadingOrder(keys, NOW).map(({ id }) => id)).toEqual(["successor", "elder", "replaced", "dead"]);
  });

  test("after a deletion the next one is near", () => {
    const list = [{ id: "a" }, { id: "b" }, { id: "c" }];
    expect(neighbourOf("a", list)?.id).toBe("b");
    expect(neighbourOf("c", list)?.id).toBe("b");
    expect(neighbourOf("a", [{ id: "a" }])).toBeUndefined();
  });
});
