import { LANGUAGES, type Labels, loadLabels } from "latchkey";
import { describe, expect, test } from "vitest";
import { english } from "../../src/ui/english.js";
import { createCounting } from "../../src/ui/locales/count.js";
import { directionOf, languageFor } from "../../src/ui/locales/languages.js";

const translations = await Promise.all(
  LANGUAGES.filter((each) => each !== "en").map(async (each) => [each, await loadLabels(each)] as const),
);

/** What stands in for a name: no letter of any language. */
const NAME = "\ue000";
const AMOUNTS = [0, 1, 2, 3, 5, 11, 23, 100, 101, 1000];
/** The words that take an amount, and where; all the others take names and nothing else. */
const COUNTED: Readonly<Record<string, (amount: number) => unknown[]>> = {
  hidesAgain: (amount) => [amount],
  nameTooLong: (amount) => [amount],
  days: (amount) => [amount],
  rollConsumerText: (amount) => [amount],
  graceHours: (amount) => [amount],
  graceDays: (amount) => [amount],
  oldEndsNow: (amount) => [amount],
  oldEndsAt: (amount) => [amount, NAME],
  oldEndsSooner: (amount) => [amount, NAME],
  deleteConsumerText: (amount) => [amount],
  leakedCached: (amount) => [amount],
  rateLimited: (amount) => [amount],
  retryingIn: (amount) => [amount],
  showMore: (amount) => [amount, 1000],
  tryItAnswered: (amount) => [NAME, amount],
};

/** Every text of a dictionary by its path: of words that take an amount, one text for each of {@link AMOUNTS}. */
function texts(labels: object, path = ""): [string, string][] {
  return Object.entries(labels).flatMap(([key, value]): [string, string][] => {
    const at = path + key;
    if (typeof value === "string") return [[at, value]];
    if (typeof value === "object") return texts(value, `${at}.`);
    const counted = COUNTED[key];
    if (counted === undefined) return [[at, value(NAME, NAME)]];
    return AMOUNTS.map((amount) => [`${at} of ${amount}`, value(...counted(amount))]);
  });
}

/** Words that are the same in English and in some of the languages: loanwords, and what is nothing but names. */
const SHARED = new Set(["Name", "Consumer", "Active", "language", "sentence", "joined", "sameNamedKey"]);

describe.each(translations)("%s", (language, labels) => {
  const told = new Map(texts(labels));

  test("has every word that English has, and no other", () => {
    expect([...told.keys()].sort()).toEqual(
      texts(english)
        .map(([path]) => path)
        .sort(),
    );
  });

  test("has text for each of them, with all that goes into it", () => {
    const source = new Map(texts(english));
    for (const [path, text] of told) {
      expect(text.trim(), path).not.toBe("");
      expect(text, path).not.toMatch(/#|\$\{|NaN|undefined|\[object/);
      expect(text.split(NAME).length, path).toBe(source.get(path)?.split(NAME).length);
    }
    for (const key of Object.keys(english) as (keyof Labels)[]) {
      const [words, inEnglish] = [labels[key], english[key]];
      expect(typeof words, key).toBe(typeof inEnglish);
      if (typeof words === "function" && typeof inEnglish === "function") {
        expect(words.length, key).toBeLessThanOrEqual(inEnglish.length);
      }
    }
  });

  test("leaves nothing in English", () => {
    expect(
      texts(english).filter(([path, text]) => told.get(path) === text && !SHARED.has(text) && !SHARED.has(path)),
    ).toEqual([]);
  });

  test("keeps the visible words of a button in the name that is spoken", () => {
    const name = "Ωmega";
    const named = [
      [labels.reveal, labels.revealShort],
      [labels.hide, labels.hideShort],
      [labels.copy, labels.copyShort],
      [labels.roll, labels.rollShort],
      [labels.rename, labels.renameShort],
      [labels.delete, labels.deleteShort],
      [labels.rollKeysOf, labels.rollKeysShort],
      [labels.keepShown, labels.keepShownShort],
      [labels.extend, labels.extendShort],
      [labels.endNow, labels.endNowShort],
      [labels.moreActions, labels.moreActionsShort],
    ] as const;
    for (const [spoken, visible] of named) {
      expect(spoken(name).toLowerCase()).toContain(visible.toLowerCase());
    }
  });

  test("names itself as it is asked for", () => expect(labels.language).toBe(language));
});

describe("counting", () => {
  const { plural } = createCounting<"zero" | "one" | "two" | "few" | "many">("ar");
  const forms = { zero: "zero", one: "one", two: "two", few: "few", many: "many", other: "other" };

  test.each([
    [0, "zero"],
    [1, "one"],
    [2, "two"],
    [3, "few"],
    [10, "few"],
    [11, "many"],
    [99, "many"],
    [100, "other"],
    [103, "few"],
  ])("%d in Arabic takes its form %s", (count, form) => expect(plural(count, forms)).toBe(form));

  test("a form that a language rarely uses reads as the others do", () => {
    const french = createCounting<"one">("fr");
    expect(french.plural(1_000_000, { one: "# jour", other: "# jours" })).toMatch(/jours$/);
    expect(french.plural(0, { one: "# jour", other: "# jours" })).toBe("0 jour");
  });

  test("a number is text, not a pattern", () => {
    expect(createCounting<"one">("de").plural(5, { one: "# $& #", other: "# $& #" })).toBe("5 $& 5");
  });

  test.each([
    ["de", "in 1 Sekunde ", "in 2 Sekunden "],
    ["fr", "dans 1 seconde.", "dans 2 secondes."],
    ["es", "en 1 segundo.", "en 2 segundos."],
    ["pt-BR", "em 1 segundo.", "em 2 segundos."],
    ["ja", "1 秒後", "2 秒後"],
    ["zh-Hans", "1 秒后", "2 秒后"],
    ["ar", "بعد ثانية واحدة.", "بعد ثانيتين."],
  ] as const)("one and two seconds in %s", async (language, one, two) => {
    const labels = await loadLabels(language);
    expect(labels.hidesAgain(1)).toContain(one);
    expect(labels.hidesAgain(2)).toContain(two);
  });
});

describe("the language that fits", () => {
  test.each([
    [["de-AT"], "de"],
    [["pt-PT"], "pt-BR"],
    [["zh-CN"], "zh-Hans"],
    [["zh-SG"], "zh-Hans"],
    [["zh-TW", "ja-JP"], "ja"],
    [["zh-Hant"], "en"],
    [["en-US@posix", "fr-CA"], "fr"],
    [["nl", "es-419", "de"], "es"],
    [["ar-EG"], "ar"],
    [[""], "en"],
    [[], "en"],
  ])("%j is spoken to in %s", (tags, language) => expect(languageFor(tags)).toBe(language));

  test.each([
    ["ar", "rtl"],
    ["he-IL", "rtl"],
    ["ur", "rtl"],
    ["en", "ltr"],
    ["zh-Hans", "ltr"],
    ["no tag", "ltr"],
  ])("%s is written %s", (language, direction) => expect(directionOf(language)).toBe(direction));
});
