/** The secret beside the database file: made once, readable by its owner alone. */
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { MIN_SECRET_LENGTH } from "./limits.js";

/** A new secret: 256 random bits as text. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * Reads the secret from its file.
 *
 * @returns `null` where there is no such file
 * @throws Error where others than its owner may read it, or where it holds no secret
 */
export function readSecretFile(path: string): string | null {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return null;
  if (process.platform !== "win32" && (status.mode & 0o077) !== 0) {
    throw new Error(
      `The secret in ${path} can be read by other users, so it is not used. Run \`chmod 600\` on the file, and roll the keys if somebody may have read it.`,
    );
  }
  const secret = readFileSync(path, "utf8").trim();
  if (secret.length < MIN_SECRET_LENGTH) {
    throw new Error(
      `The file ${path} does not hold a secret: it has fewer than ${MIN_SECRET_LENGTH} characters. Restore it from a backup.`,
    );
  }
  return secret;
}

/**
 * Makes the secret's file with a new secret, unless another process was faster.
 *
 * @returns the secret that is in the file now
 */
export function makeSecretFile(path: string): string {
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  const file = openSync(draft, "wx", 0o600);
  try {
    writeSync(file, `${newSecret()}\n`);
    // What is encrypted with it is synced too: neither may outlive the other.
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    // A link appears whole or not at all, and never replaces a file.
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const secret = readSecretFile(path);
  if (secret === null) throw new Error(`The file ${path} was made and is gone again. Start once more.`);
  return secret;
}
