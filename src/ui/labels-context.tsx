"use client";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { englishPage } from "./english-page.js";
import { createFormat, type Format, userLocale } from "./format.js";
import type { Labels, LoadedLabels } from "./labels.js";
import { directionOf, type LanguageChoice, useDictionary } from "./locales/index.js";

interface Words {
  readonly labels: LoadedLabels;
  readonly format: Format;
  /** The words are on their way: nothing that has words is to be shown yet. */
  readonly isPending: boolean;
  /** Which way the words are written; `undefined` where nobody chose a language, and the host's direction applies. */
  readonly direction: "ltr" | "rtl" | undefined;
}

const WordsContext = createContext<Words | null>(null);

export interface LabelsProviderProps {
  /** Words to replace; the others stay as they are around it, or are those of `language`. */
  labels?: Partial<Labels> | undefined;
  /** The language, by BCP 47 tag or `"auto"` for the user's own; by default that of the host page, `<html lang>`. */
  language?: LanguageChoice | undefined;
  /** BCP 47, for dates and durations: by default the user's own variant of the labels' language. */
  locale?: string | undefined;
  children: ReactNode;
}

/** Replaces words of the page for everything inside. May be nested. */
export function LabelsProvider({ labels, language, locale, children }: LabelsProviderProps) {
  const around = useContext(WordsContext);
  const inherited = language === undefined ? around : null;
  // What is inherited is there already, so nothing is fetched: English is built in.
  const dictionary = useDictionary(inherited ? "en" : language);
  const words = useMemo((): Words => {
    const base = inherited?.labels ?? dictionary ?? englishPage;
    const merged = { ...base, ...labels, problems: { ...base.problems, ...labels?.problems } };
    const isChosen = language !== undefined || merged.language !== englishPage.language;
    return {
      labels: merged,
      format:
        locale === undefined && inherited?.labels.language === merged.language
          ? inherited.format
          : createFormat(locale ?? userLocale(merged.language)),
      isPending: inherited?.isPending ?? dictionary === null,
      direction: isChosen ? directionOf(merged.language) : inherited?.direction,
    };
  }, [inherited, dictionary, language, labels, locale]);
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}

function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error("Latchkey: this component needs a <LabelsProvider> or <ApiKeys> around it.");
  return words;
}

/** The words of the page; those of its dialogs are `useAllLabels`. */
export const useLabels = (): LoadedLabels => useWords().labels;

/** Dates and durations in the user's locale. */
export const useFormat = (): Format => useWords().format;

/** True while the words are on their way: what has words waits then, rather than to speak the wrong language first. */
export const useWordsPending = (): boolean => useWords().isPending;

/** The attributes of an element that holds words of the page: their language, and their direction. */
export function useLanguageAttributes(): { lang: string | undefined; dir: "ltr" | "rtl" | undefined } {
  const { labels, isPending, direction } = useWords();
  return isPending ? { lang: undefined, dir: undefined } : { lang: labels.language, dir: direction };
}
