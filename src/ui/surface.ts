import type { CSSProperties } from "react";
import type { Surface } from "./page-context.js";

/** What the stylesheet works with, once it has settled it from `--lk-*`, the host's tokens and its own. */
const TOKENS = [
  ...["bg", "fg", "muted", "card", "subtle", "border", "control", "accent", "accent-fg", "ring", "danger", "danger-bg"],
  ...["danger-fill", "success", "success-bg", "warning", "warning-bg", "radius", "radius-control", "mono", "shadow"],
].map((name) => `--_${name}`);

/** Classic shadcn: `222.2 84% 4.9%`, to be put into `hsl()`. */
const TRIPLET = /^[\d.]+(?:deg)?\s+[\d.]+%\s+[\d.]+%$/;

/**
 * Marks the page where the host's tokens are bare numbers instead of colours, before it is first painted. CSS cannot
 * tell one from the other.
 */
export function markTripletTokens(root: HTMLElement | null): void {
  if (root === null) return;
  const style = getComputedStyle(root);
  const adopted = ["--background", "--foreground"].map((name) => style.getPropertyValue(name).trim());
  root.toggleAttribute(
    "data-lk-triplets",
    adopted.every((value) => TRIPLET.test(value)),
  );
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
