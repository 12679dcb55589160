"use client";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { english } from "./english.js";
import { createFormat, type Format, localeFor } from "./format.js";
import type { Labels } from "./labels.js";

interface Words {
  readonly labels: Labels;
  readonly format: Format;
}

const WordsContext = createContext<Words | null>(null);

export interface LabelsProviderProps {
  /** Words to replace; the others stay as they are around it, in English by default. */
  labels?: Partial<Labels> | undefined;
  /** BCP 47, for dates and durations: by default the user's own variant of the labels' language. */
  locale?: string | undefined;
  children: ReactNode;
}

/** Replaces words of the page for everything inside. May be nested. */
export function LabelsProvider({ labels, locale, children }: LabelsProviderProps) {
  const around = useContext(WordsContext);
  const words = useMemo((): Words => {
    const merged = { ...(around?.labels ?? english), ...labels };
    // The server has no user to ask; it formats in the labels' own language.
    const preferred = typeof navigator === "undefined" ? [] : navigator.languages;
    return { labels: merged, format: createFormat(locale ?? localeFor(merged.language, preferred)) };
  }, [around, labels, locale]);
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}

function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error("Latchkey: this component needs a <LabelsProvider> or <ApiKeys> around it.");
  return words;
}

/** The words of the page. */
export const useLabels = (): Labels => useWords().labels;

/** Dates and durations in the user's locale. */
export const useFormat = (): Format => useWords().format;
