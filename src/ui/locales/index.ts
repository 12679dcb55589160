/**
 * The languages of the page: which there are, which one fits a reader, and their words, one file for each. English lies
 * outside (`../english.ts`) since it is always loaded; everything here that holds words is fetched on demand.
 */
export { directionOf, LANGUAGES, type Language } from "./languages.js";
export { loadLabels } from "./load.js";
export { type LanguageChoice, useDictionary } from "./use-dictionary.js";
