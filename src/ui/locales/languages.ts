/** The languages that are shipped, as BCP 47 tags. English is built in; the others load when they are asked for. */
export const LANGUAGES = ["en", "de", "fr", "es", "pt-BR", "ja", "zh-Hans", "ar"] as const;

/** A language that is shipped. */
export type Language = (typeof LANGUAGES)[number];

/**
 * The shipped language that fits `tags` best: the first of them that has one, in any regional variant, or else English.
 * Scripts are told apart: who reads traditional Chinese gets what comes next on their list, not simplified Chinese.
 *
 * @param tags BCP 47, the most wanted first; what is no such tag is passed over
 */
export function languageFor(tags: readonly string[]): Language {
  for (const tag of tags) {
    const wanted = describe(tag);
    const found = wanted && LANGUAGES.find((each) => describe(each) === wanted);
    if (found) return found;
  }
  return "en";
}

/** Language and script, such as `zh-Hans` for `zh-CN`; `null` for what is no language tag. */
function describe(tag: string): string | null {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return null;
  }
}

const RIGHT_TO_LEFT = ["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"];

/** Which way a language is written. */
export function directionOf(language: string): "ltr" | "rtl" {
  const script = describe(language)?.split("-")[1];
  return script !== undefined && RIGHT_TO_LEFT.includes(script) ? "rtl" : "ltr";
}
