/**
 * Four projects, from the fastest to the most real: `node` (rules, guard, key store), `dom` (components in jsdom),
 * `browser` (components in real Chromium) and `e2e` (the whole of `npm start`, driven from outside).
 */
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { CHROMIUM_ARGS, chromiumPath } from "./scripts/chromium.ts";

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

const shared = {
  plugins: [react()],
  resolve: {
    alias: [
      { find: /^latchkey$/, replacement: source("index.ts") },
      { find: "latchkey/auth0", replacement: source("auth0/index.ts") },
      { find: "latchkey/server", replacement: source("server/index.ts") },
      { find: "latchkey/key-store", replacement: source("key-store/index.ts") },
      { find: "latchkey/testing", replacement: source("testing.ts") },
      { find: "latchkey/styles.css", replacement: source("ui/styles.css") },
    ],
  },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: { name: "node", environment: "node", include: ["test/**/*.test.ts"], exclude: ["test/e2e/**"] },
      },
      {
        ...shared,
        test: {
          name: "dom",
          environment: "jsdom",
          include: ["test/**/*.test.tsx"],
          exclude: ["test/**/*.browser.test.tsx"],
          setupFiles: ["test/setup-dom.ts"],
        },
      },
      {
        ...shared,
        test: {
          name: "browser",
          include: ["test/**/*.browser.test.tsx"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: await chromiumPath(), args: CHROMIUM_ARGS },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        ...shared,
        test: {
          name: "e2e",
          environment: "node",
          include: ["test/e2e/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
