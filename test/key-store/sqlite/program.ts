/** Programs that tests run in processes of their own. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { sourceAliases } from "../../../scripts/source-aliases.ts";

export type Program = ChildProcessByStdio<Writable, Readable, null>;

/**
 * Bundles a program of the folder `programs`, so that plain Node starts it, and in a fraction of the time.
 *
 * @param folder takes the bundle
 * @returns starts the program with these arguments; what still runs when the test ends is killed
 */
export async function bundle(name: string, folder: string): Promise<(...args: string[]) => Program> {
  // Only tests that start programs pay for loading the bundler.
  const { build } = await import("vite");
  await build({
    configFile: false,
    logLevel: "silent",
    resolve: { alias: sourceAliases },
    ssr: { noExternal: true, external: ["pg"] },
    build: {
      ssr: fileURLToPath(new URL(`programs/${name}.ts`, import.meta.url)),
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs`, chunkFileNames: "[name]-[hash].mjs" } },
    },
  });
  return (...args) => {
    const program = spawn(process.execPath, [join(folder, `${name}.mjs`), ...args], {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, NODE_COMPILE_CACHE: join(folder, "cache") },
    });
    onTestFinished(() => void program.kill("SIGKILL"));
    return program;
  };
}

/** Everything that a program prints until its end. */
export async function outputOf(program: Program): Promise<string> {
  let text = "";
  program.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  await once(program, "close");
  return text;
}
