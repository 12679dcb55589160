import type { Surface } from "./page-context.js";

/** How the page looks where it stands. The stylesheet settles which theme applies; this reads what it settled. */
export function surfaceOf(element: HTMLElement | null): Surface {
  const style = element ? getComputedStyle(element) : null;
  return {
    dir: style?.direction === "rtl" ? "rtl" : "ltr",
    theme: style?.colorScheme === "dark" ? "dark" : "light",
  };
}
