/** PostgreSQL's error codes, and those of the way to it, in words. @see https://www.postgresql.org/docs/current/errcodes-appendix.html */

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
const STATEMENT_TIMEOUT = "57014";
const READ_ONLY = "25006";
const DISK_FULL = "53100";
const PRIVILEGE = "42501";

/** A server that stops, starts or has no connection left, one that refuses us, and a way to it that is cut. */
const UNREACHABLE =
  /^(?:08...|57P0[1-5]|53[023]00|28...|3D000|ECONN\w+|E(?:NET|HOST)UNREACH|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|ENOENT|EACCES)$/;

/** Some of the driver's own errors have no code. */
const DRIVER_MESSAGES =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|The server does not support SSL)/;

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

const isUnreachable = (error: unknown): boolean =>
  UNREACHABLE.test(codeOf(error)) || (error instanceof Error && DRIVER_MESSAGES.test(error.message));

/** True where two transactions stood in each other's way, and this one had to give in. */
export function isRollback(error: unknown): boolean {
  return [SERIALIZATION_FAILURE, DEADLOCK].includes(codeOf(error));
}

/** See {@link Engine.explain}. */
export function explain(error: unknown): string | null {
  if (isUnreachable(error)) return "The database cannot be reached. Try again in a moment.";
  switch (codeOf(error)) {
    case SERIALIZATION_FAILURE:
    case DEADLOCK:
      return "Too many changes met in the database. Nothing was changed: try again.";
    case STATEMENT_TIMEOUT:
      return "The database took too long, so nothing was changed. Try again in a moment.";
    case READ_ONLY:
      return "The database takes no changes at the moment, and reading goes on. Try again in a moment.";
    case DISK_FULL:
      return "The disk of the database is full. Nothing was changed, and reading goes on: make room and try again.";
    default:
      return null;
  }
}

/** See {@link Engine.openingError}. */
export function openingError(error: unknown, place: string, schema: string): unknown {
  if (!(error instanceof Error)) return error;
  const opening = (reason: string, advice: string) =>
    new Error(`The PostgreSQL database ${place} cannot be opened: ${reason}. ${advice}`, { cause: error });
  const code = codeOf(error);
  if (code === PRIVILEGE) {
    return opening(
      error.message,
      `Let the user create the schema \`${schema}\`, or create it and make the user its owner.`,
    );
  }
  if (code.startsWith("28") || code === "3D000") {
    return opening(error.message, "Check the user, the password and the database's name in `database`.");
  }
  if (isUnreachable(error)) {
    return opening(error.message || code, "Check the host and the port in `database`, and that the server is running.");
  }
  return error;
}
