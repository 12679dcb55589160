import { userLocale } from "../format.js";

/** One text for each plural category of a language; `#` stands for the number. */
export type PluralForms<Category extends Intl.LDMLPluralRule> = Readonly<Record<Category, string>>;

/** What {@link measure} can say. */
export type MeasureUnit = "second" | "minute" | "hour" | "day";

/**
 * How a language counts. Numbers are written as the user's own variant of it writes them, just like dates, so that no
 * sentence mixes two kinds of digits.
 *
 * @param language BCP 47
 * @typeParam Category the plural categories that a dictionary must have a form for; what `Intl.PluralRules` may choose
 *   beyond them (French and Spanish have a form for millions) reads as `other`
 */
export function createCounting<Category extends Intl.LDMLPluralRule = never>(language: string) {
  const rules = new Intl.PluralRules(language);
  const locale = userLocale(language);
  const number = new Intl.NumberFormat(locale);

  /** The form for `count`, with the number in it. */
  const plural = (count: number, forms: PluralForms<Category | "other">): string => {
    const all: Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string } = forms;
    return (all[rules.select(count)] ?? all.other).replaceAll("#", () => number.format(count));
  };

  /** Such as "3 days": `Intl` knows the units of every language. */
  const measure = (count: number, unit: MeasureUnit): string =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);

  return { plural, measure, number: (value: number) => number.format(value) };
}
