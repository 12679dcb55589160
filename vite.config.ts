/**
 * The library build: one file per module, so that `"use client"` stays where it was written and a page loads only what
 * it imports. Types come from `tsc -p tsconfig.build.json` afterwards (this step empties `dist`).
 */
import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const { dependencies, peerDependencies } = JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8"));
const external = Object.keys({ ...dependencies, ...peerDependencies });

export default defineConfig({
  plugins: [react()],
  publicDir: false,
  build: {
    target: "es2022",
    minify: false,
    sourcemap: false,
    cssCodeSplit: true,
    lib: {
      formats: ["es"],
      entry: {
        index: "src/index.ts",
        testing: "src/testing.ts",
        "auth0/index": "src/auth0/index.ts",
        "server/index": "src/server/index.ts",
        "key-store/index": "src/key-store/index.ts",
        styles: "src/ui/styles.css",
      },
    },
    rolldownOptions: {
      external: (id) => id.startsWith("node:") || external.some((name) => id === name || id.startsWith(`${name}/`)),
      output: {
        preserveModules: true,
        preserveModulesRoot: "src",
        entryFileNames: "[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
