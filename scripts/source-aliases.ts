/** The package's public names, each at its source: tests and stories import what an adopter does, without a build. */
import { fileURLToPath } from "node:url";

const source = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

export const sourceAliases = [
  { find: /^latchkey$/, replacement: source("index.ts") },
  { find: "latchkey/auth0", replacement: source("auth0/index.ts") },
  { find: "latchkey/server", replacement: source("server/index.ts") },
  { find: "latchkey/key-store", replacement: source("key-store/index.ts") },
  { find: "latchkey/testing", replacement: source("testing.ts") },
  { find: "latchkey/styles.css", replacement: source("ui/styles.css") },
];
