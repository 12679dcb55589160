/**
 * Where the tests find a Chromium, without asking anyone to install one: `CHROMIUM_PATH`, a browser that Playwright
 * has downloaded, the system's own, or the one that comes inside `@sparticuz/chromium` (Linux x64).
 */
import { existsSync } from "node:fs";
import { chromium as playwright } from "playwright-core";

/** Flags for a headless run that needs no sandbox, no graphics card and no network of its own. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

/** The path of a Chromium that runs on this machine. Throws with what to do where there is none. */
export async function chromiumPath(): Promise<string> {
  const candidates = [
    process.env.CHROMIUM_PATH,
    playwright.executablePath(),
    "/usr/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ];
  const found = candidates.find((path) => path && existsSync(path));
  if (found) return found;
  if (process.platform === "linux" && process.arch === "x64") {
    const { default: bundled } = await import("@sparticuz/chromium");
    return await bundled.executablePath();
  }
  throw new Error(
    "No Chromium was found for the browser tests. Set CHROMIUM_PATH to one, or run `npx playwright install chromium`.",
  );
}
