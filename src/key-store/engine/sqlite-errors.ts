/** SQLite's result codes in words. @see https://sqlite.org/rescode.html */

const BUSY = 5;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

/** The primary code, which is the low byte; `null` for what SQLite has not thrown. */
function codeOf(error: unknown): number | null {
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number"
    ? error.errcode & 0xff
    : null;
}

/** True where another connection holds the write lock. */
export function isBusy(error: unknown): boolean {
  return codeOf(error) === BUSY;
}

/** See {@link Engine.explain}. */
export function explain(error: unknown): string | null {
  switch (codeOf(error)) {
    case BUSY:
      return "Another process is writing to the database, and has not ended in time. Nothing was changed: try again.";
    case FULL:
      return "The disk of the database is full. Nothing was changed, and reading goes on: make room and try again.";
    case READONLY:
      return "The database cannot be written. Nothing was changed, and reading goes on: check the rights on the file and its folder.";
    case IOERR:
    case CANTOPEN:
      return "The disk of the database does not answer as it should. Check the disk and the rights on the database's folder.";
    case CORRUPT:
    case NOTADB:
      return "The database is damaged. Restore it from a backup.";
    default:
      return null;
  }
}

/** See {@link Engine.openingError}. */
export function openingError(error: unknown, path: string): unknown {
  const code = codeOf(error);
  return code === null || !(error instanceof Error)
    ? error
    : new Error(whyNotOpened(code, error.message, path), { cause: error });
}

function whyNotOpened(code: number, message: string, path: string): string {
  switch (code) {
    case NOTADB:
      return `The file ${path} is not a SQLite database, so nothing was written to it. Choose another \`database\`.`;
    case CORRUPT:
      return `The database ${path} is damaged. Restore it from a backup.`;
    default:
      return `The database ${path} cannot be opened: ${message}. Check the rights on the file and its folder, and that the disk is not full.`;
  }
}
