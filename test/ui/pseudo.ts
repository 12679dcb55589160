/**
 * A language that nobody speaks, made from English: ⟦Ĉŕééååţéé ķééý⟧. What is on screen without brackets was never in the
 * dictionary, and what does not fit is not made for German.
 */
import { english, type Labels } from "latchkey";

const ACCENTS = new Map(
  Object.entries({
    a: "å",
    b: "ƀ",
    c: "ç",
    d: "ð",
    e: "é",
    g: "ĝ",
    h: "ĥ",
    i: "ï",
    k: "ķ",
    l: "ļ",
    n: "ñ",
    o: "ö",
  }).concat(
    Object.entries({ p: "þ", r: "ŕ", s: "š", t: "ţ", u: "û", w: "ŵ", y: "ý", z: "ž", A: "Å", C: "Ĉ", D: "Ð", E: "É" }),
  ),
);
/** Stands in for what goes into a sentence, while its words are changed. */
const SLOT = 0xe000;

/** At least 40 % longer: vowels are doubled, so that words grow as they do in other languages. */
function stretch(text: string): string {
  const words = [...text].map((each) => {
    const accented = ACCENTS.get(each) ?? each;
    return /[aeiouy]/i.test(each) ? accented + accented : accented;
  });
  const missing = Math.ceil(text.length * 1.4) - words.join("").length;
  return `⟦${words.join("")}${"!".repeat(Math.max(0, missing))}⟧`;
}

function translate(words: unknown): unknown {
  if (typeof words === "string") return stretch(words);
  if (typeof words === "object" && words !== null) {
    return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, translate(value)]));
  }
  if (typeof words !== "function") return words;
  return (...given: unknown[]) => {
    const slots = given.map((each, index) => (typeof each === "string" ? String.fromCharCode(SLOT + index) : each));
    const text = stretch(String(words(...slots)));
    return text.replace(/[\ue000-\ue00f]/g, (slot) => String(given[slot.charCodeAt(0) - SLOT]));
  };
}

export const pseudo: Labels = { ...(translate(english) as Labels), language: "en-XA" };

const WORDS_IN_BRACKETS = /⟦[^⟦⟧]*⟧/g;
/** What no dictionary holds: a masked key, an exact instant, and the names that a service gives at a first visit. */
const DATA =
  /you@example\.com|Default key|curl|JavaScript|Python|\.env|gh secret set|\*{4}\w{4}|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g;

/** What is left of a text without its translated words, where that has letters: what was not translated. */
function leftover(text: string): string[] {
  let rest = text.replace(DATA, "");
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(WORDS_IN_BRACKETS, " ");
  }
  return /\p{L}/u.test(rest) ? [rest.trim()] : [];
}

/** Everything in the page that people can read or hear, and that is not in the dictionary; keys and names aside. */
export function untranslated(): string[] {
  return [...document.querySelectorAll<HTMLElement>(".lk-root")].flatMap((root) => {
    const copy = root.cloneNode(true) as HTMLElement;
    for (const data of copy.querySelectorAll("code, pre, textarea, [data-lk-data]")) data.remove();
    const spoken = [...copy.querySelectorAll("*")].flatMap((element) =>
      [
        "aria-label",
        "title",
        "placeholder",
        "alt",
        "aria-description",
        "aria-valuetext",
        "aria-roledescription",
      ].flatMap((name) => element.getAttribute(name) ?? []),
    );
    return [copy.textContent, ...spoken].flatMap(leftover);
  });
}

/** True for what can be scrolled into sight within the page, such as a long line of code. */
const canScroll = (element: Element) => getComputedStyle(element).overflowX === "auto";

/** What reaches out of the window sideways. */
export function overflowing(): string[] {
  const width = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll<HTMLElement>(".lk-root *:not(.lk-hidden, .lk-hidden *, svg *)")].filter(
    (element) => {
      const { left, right } = element.getBoundingClientRect();
      if (right <= width + 1 && left >= -1) return false;
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        if (canScroll(around) && !around.matches(".lk-root")) return false;
      }
      return true;
    },
  );
  const page =
    document.documentElement.scrollWidth > width ? [`the page: ${document.documentElement.scrollWidth}`] : [];
  return [...page, ...wide.map(({ className, textContent }) => `${className}: ${textContent}`)];
}
