import type { CSSProperties } from "react";
import type { Surface } from "./page-context.js";

/** What the stylesheet works with, once it has settled it from `--lk-*`, the host's tokens and its own. */
const TOKENS = [
  ...[
    "bg",
    "fg",
    "muted",
    "card",
    "popover",
    "subtle",
    "border",
    "control",
    "accent",
    "accent-fg",
    "ring",
    "danger",
    "danger-bg",
  ],
  ...["danger-fill", "success", "success-bg", "warning", "warning-bg", "radius", "radius-control", "mono", "shadow"],
].map((name) => `--_${name}`);

/** Classic shadcn: `222.2 84% 4.9%`, to be put into `hsl()`. */
const TRIPLET = /^[\d.]+(?:deg)?\s+[\d.]+%\s+[\d.]+%$/;

/** Marks the page where the host's tokens are bare numbers instead of colours: CSS cannot tell one from the other. */
function markTripletTokens(root: HTMLElement): void {
  const style = getComputedStyle(root);
  const adopted = ["--background", "--foreground"].map((name) => style.getPropertyValue(name).trim());
  root.toggleAttribute(
    "data-lk-triplets",
    adopted.every((value) => TRIPLET.test(value)),
  );
}

/**
 * Marks the page before it is first painted, and again whenever it may have come into other tokens: with a theme that is
 * an attribute of something around it, or with a stylesheet that loads late.
 *
 * @returns ends it
 */
export function followTokens(root: HTMLElement): () => void {
  const mark = () => markTripletTokens(root);
  const observer = new MutationObserver(mark);
  for (let around = root.parentElement; around !== null; around = around.parentElement) {
    observer.observe(around, { attributeFilter: ["class", "style", "data-theme"] });
  }
  // Loads do not bubble, but they can be captured.
  document.addEventListener("load", mark, true);
  mark();
  return () => {
    observer.disconnect();
    document.removeEventListener("load", mark, true);
  };
}

/** How the page looks where it stands. The stylesheet settles which theme and tokens apply; this reads what it settled. */
export function surfaceOf(element: HTMLElement | null): Surface {
  const style = element ? getComputedStyle(element) : null;
  const tokens = TOKENS.map((name) => [name, style?.getPropertyValue(name)]);
  return {
    dir: style?.direction === "rtl" ? "rtl" : "ltr",
    theme: style?.colorScheme === "dark" ? "dark" : "light",
    style: {
      fontFamily: style?.fontFamily,
      ...Object.fromEntries(tokens.filter(([, value]) => value)),
    } as CSSProperties,
  };
}
