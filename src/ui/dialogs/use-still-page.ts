"use client";
import { useEffect } from "react";

/** How many dialogs of all pages are open. */
let open = 0;

/**
 * Keeps the page behind a dialog from scrolling, by an attribute that the stylesheet knows: Radix's own lock writes a
 * style element, which a strict Content-Security-Policy refuses.
 */
export function useStillPage(): void {
  useEffect(() => {
    const page = document.documentElement;
    if (open++ === 0) page.dataset.lkBehind = window.innerWidth > page.clientWidth ? "scrolls" : "";
    return () => {
      if (--open === 0) delete page.dataset.lkBehind;
    };
  }, []);
}
