import { englishPage } from "../english-page.js";
import type { Labels, LoadedLabels } from "../labels.js";
import type { Language } from "./languages.js";

const LOADERS: Readonly<Record<Language, () => Promise<Labels>>> = {
  en: () => import("../english.js").then(({ english }) => english),
  de: () => import("./de.js").then(({ german }) => german),
  fr: () => import("./fr.js").then(({ french }) => french),
  es: () => import("./es.js").then(({ spanish }) => spanish),
  "pt-BR": () => import("./pt-br.js").then(({ brazilianPortuguese }) => brazilianPortuguese),
  ja: () => import("./ja.js").then(({ japanese }) => japanese),
  "zh-Hans": () => import("./zh-hans.js").then(({ simplifiedChinese }) => simplifiedChinese),
  ar: () => import("./ar.js").then(({ arabic }) => arabic),
};

const loaded = new Map<Language, Labels>();

/** The words of a language that are here already. */
export const loadedLabels = (language: Language): LoadedLabels | undefined =>
  language === "en" ? englishPage : loaded.get(language);

/**
 * The words of a shipped language, to build on, to render on a server, or to have them ready before `<ApiKeys>` is.
 * Each language is a module of its own and is fetched once; a fetch that failed is tried again by the next call.
 *
 * @throws whatever `import()` rejects with where the module cannot be fetched
 */
export async function loadLabels(language: Language): Promise<Labels> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const labels = await LOADERS[language]();
  loaded.set(language, labels);
  return labels;
}
