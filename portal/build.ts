import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Builds the package, then the portal's pages on top of it, without a word unless something is wrong. */
export async function buildAll(): Promise<void> {
  await build({ root, configFile: `${root}vite.config.ts`, configLoader: "native", logLevel: "error" });
  await build({ configFile: `${root}portal/vite.config.ts`, configLoader: "native", logLevel: "error" });
}
