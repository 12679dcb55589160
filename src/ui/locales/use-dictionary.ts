"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { englishPage } from "../english-page.js";
import type { LoadedLabels } from "../labels.js";
import { type Language, languageFor } from "./languages.js";
import { loadedLabels, loadLabels } from "./load.js";

/**
 * Which language to speak: a BCP 47 tag, whose nearest shipped language is taken, or `"auto"` for the user's own. Left
 * out, it is that of the host page (`<html lang>`), so that the page and what is around it speak alike.
 */
export type LanguageChoice = Language | "auto" | (string & Record<never, never>);

/** The words of `choice`; `null` for as long as they are on their way. Where they cannot be fetched, English. */
export function useDictionary(choice: LanguageChoice | undefined): LoadedLabels | null {
  const language = useLanguage(choice);
  const [shown, setShown] = useState<LoadedLabels | null>(null);
  const ready = language === null ? undefined : loadedLabels(language);
  if (ready !== undefined && ready !== shown) setShown(ready);

  useEffect(() => {
    if (language === null || ready !== undefined) return;
    let isStale = false;
    const show = (labels: LoadedLabels) => !isStale && setShown(labels);
    loadLabels(language).then(show, () => show(englishPage));
    return () => {
      isStale = true;
    };
  }, [language, ready]);
  // On a change of language the former words stay until the new ones are here.
  return ready ?? shown;
}

/** `null` on a server, which sees neither the host page nor the user, and while React takes over from it. */
function useLanguage(choice: LanguageChoice | undefined): Language | null {
  const { subscribe, tags } = choice === undefined ? hostPage : choice === "auto" ? user : fixed;
  const wanted = useSyncExternalStore(
    subscribe,
    () => tags(choice),
    () => (tags === fixed.tags ? tags(choice) : null),
  );
  return wanted === null ? null : languageFor(wanted.split(","));
}

/** Where language tags come from, as one text, since React compares what it gets. */
interface Source {
  subscribe(onChange: () => void): () => void;
  tags(choice: LanguageChoice | undefined): string;
}

const hostPage: Source = {
  subscribe(onChange) {
    const observer = new MutationObserver(onChange);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
    return () => observer.disconnect();
  },
  tags: () => document.documentElement.lang,
};

const user: Source = {
  subscribe(onChange) {
    window.addEventListener("languagechange", onChange);
    return () => window.removeEventListener("languagechange", onChange);
  },
  tags: () => navigator.languages.join(),
};

const fixed: Source = { subscribe: () => () => undefined, tags: (choice = "") => choice };
