/**
 * `npm run size`: what the page weighs in an adopter's bundle, beyond React and TanStack Query, minified and gzipped: what
 * is there at first, and what loads when it is first needed. With `--modules`, what the former is made of.
 */
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { sourceAliases } from "./source-aliases.ts";

const ENTRY = "virtual:host";
const HOST = `export { ApiKeys, LatchkeyProvider, httpKeyService } from "latchkey";`;
const PEERS = /^(react|react-dom|@tanstack\/react-query)(\/|$)/;

const result = await build({
  configFile: false,
  logLevel: "silent",
  resolve: { alias: sourceAliases },
  plugins: [
    {
      name: "host",
      resolveId: (id) => (id === ENTRY ? id : undefined),
      load: (id) => (id === ENTRY ? HOST : undefined),
    },
  ],
  build: {
    write: false,
    minify: true,
    target: "es2022",
    modulePreload: false,
    rolldownOptions: { input: ENTRY, external: PEERS, preserveEntrySignatures: "strict" },
  },
});
if (!("output" in result)) throw new Error("The build has no output.");

const chunks = result.output.filter((each) => each.type === "chunk");
const isInitial = new Set<string>();
const follow = (name: string) => {
  if (isInitial.has(name)) return;
  isInitial.add(name);
  for (const each of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) follow(each);
};
for (const { fileName, isEntry } of chunks) if (isEntry) follow(fileName);

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const sizes = chunks.map(({ fileName, code }) => {
  const when = isInitial.has(fileName) ? "at first" : "on demand";
  return { fileName, when, bytes: gzipSync(code, { level: 9 }).length };
});
const lines = sizes.map(({ fileName, when, bytes }) => `${when.padEnd(10)} ${kB(bytes).padStart(8)}  ${fileName}`);
const sum = sizes.reduce((total, { when, bytes }) => (when === "at first" ? total + bytes : total), 0);
process.stdout.write(`${lines.sort().join("\n")}\n${kB(sum)} at first\n`);

if (process.argv.includes("--modules")) {
  const modules = chunks
    .filter(({ fileName }) => isInitial.has(fileName))
    .flatMap((chunk) => Object.entries(chunk.modules))
    .map(([id, { code }]) => ({ id: id.split("/node_modules/").at(-1) ?? id, bytes: gzipSync(code ?? "").length }))
    .sort((a, b) => b.bytes - a.bytes);
  for (const { id, bytes } of modules) process.stdout.write(`${kB(bytes).padStart(8)}  ${id}\n`);
}
