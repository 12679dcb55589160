/** What `npm run mutants` runs for each mutant: the fast tests of the rules and the guard, in one process. */
import { defineConfig } from "vitest/config";
import { sourceAliases } from "./scripts/source-aliases.ts";

export default defineConfig({
  resolve: { alias: sourceAliases },
  test: {
    environment: "node",
    include: ["test/{core,server,service,contract}/**/*.test.ts"],
  },
});
