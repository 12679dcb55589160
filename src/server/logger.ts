import { toLatchkeyError } from "../core/problem.js";
import type { GuardContext } from "./routes/env.js";

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

/** One line for each answer: a failure of the server's is an error, a refusal a warning, the rest for those who look. */
export function logAnswer(c: GuardContext, ms: number, log: Log) {
  const { status } = c.res;
  const asked = c.get("asked");
  const fields = {
    requestId: c.get("requestId"),
    method: c.req.method,
    // The operation's own path: what a user wrote into theirs may be a key.
    path: asked?.operation.path ?? "unknown",
    ...asked?.ids,
    status,
    ...(c.error ? { code: toLatchkeyError(c.error).code } : {}),
    subject: c.get("user")?.sub,
    ms: Math.round(ms),
  };
  log(status >= 500 ? "error" : status >= 400 ? "warn" : "debug", fields, "answered");
}
