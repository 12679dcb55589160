/** How Storybook builds the stories: from the sources, under the names that an adopter imports. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { sourceAliases } from "../scripts/source-aliases.ts";

export default defineConfig({ plugins: [react()], resolve: { alias: sourceAliases }, publicDir: false });
