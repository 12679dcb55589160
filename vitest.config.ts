/**
 * The projects, from the fastest to the most real: `node` (rules, guard, key store), `postgres` (the key store again, on
 * a PostgreSQL that the tests bring along), `fuzz` (rules and routes under any input at all), `dom` (components in jsdom),
 * `browser` (components in real Chromium), `stories-*` (every story in real Chromium, played and checked by axe, once in
 * each theme and direction) and `e2e` (the whole of `npm start`, driven from outside).
 */
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { CHROMIUM_ARGS, chromiumPath } from "./scripts/chromium.ts";
import { sourceAliases } from "./scripts/source-aliases.ts";

const shared = { plugins: [react()], resolve: { alias: sourceAliases } };

const chromium = async (contextOptions = {}) => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { executablePath: await chromiumPath(), args: CHROMIUM_ARGS },
    contextOptions,
  }),
  instances: [{ browser: "chromium" as const }],
});

/** Every story as a test. Without motion, or axe would measure the contrast of a dialog that is still fading in. */
const stories = async (name: string, initialGlobals: Record<string, string>) => ({
  ...shared,
  plugins: [react(), storybookTest({ configDir: ".storybook", initialGlobals })],
  test: { name, browser: await chromium({ reducedMotion: "reduce" }) },
});

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "node",
          environment: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/e2e/**", "test/fuzz/**", "test/key-store/postgres/**"],
        },
      },
      {
        ...shared,
        test: {
          name: "postgres",
          environment: "node",
          include: ["test/key-store/**/*.test.ts", "test/server/idempotency-store.test.ts"],
          exclude: ["test/key-store/sqlite/**"],
          globalSetup: ["test/postgres/global-setup.ts"],
        },
      },
      {
        ...shared,
        test: { name: "fuzz", environment: "node", include: ["test/fuzz/**/*.test.ts"], testTimeout: 600_000 },
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
        // Named ahead: what Vite finds out only during a run makes it load the page anew in the midst of a test.
        optimizeDeps: { include: ["@auth0/auth0-react", "radix-ui/dialog", "radix-ui/dropdown-menu", "radix-ui/tabs"] },
        test: {
          name: "browser",
          include: ["test/**/*.browser.test.tsx"],
          browser: await chromium(),
        },
      },
      await stories("stories-light-ltr", { theme: "light", direction: "ltr" }),
      await stories("stories-light-rtl", { theme: "light", direction: "rtl" }),
      await stories("stories-dark-ltr", { theme: "dark", direction: "ltr" }),
      await stories("stories-dark-rtl", { theme: "dark", direction: "rtl" }),
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
