/** The portal's pages, built as an adopter would: `latchkey/…` resolves to the built package. */
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react()],
  build: { target: "es2022", outDir: "dist", emptyOutDir: true, assetsInlineLimit: 0, reportCompressedSize: false },
});
