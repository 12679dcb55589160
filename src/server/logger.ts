/**
 * Where the guard writes what its operator wants to know. pino and `console` have this shape.
 *
 * The message is one of a few fixed sentences; whatever varies is a field, so that no input can write a line of its own.
 * Fields never hold a key, a token or an e-mail address.
 */
export interface Logger {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** Names to values that JSON can carry. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes one line. Never throws. */
export type Log = (level: keyof Logger, fields: LogFields, message: string) => void;

/** A logger that fails has a fault of its own; the user still gets their answer. */
export function createLog(logger: Logger | undefined): Log {
  return (level, fields, message) => {
    try {
      logger?.[level](fields, message);
    } catch {
      // Nobody is left to tell.
    }
  };
}
