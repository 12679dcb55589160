import type { LatchkeyError } from "../core/problem.js";
import type { Message, PageLabels } from "./labels.js";

/** What people read of a failure: never the server's own words, which are in one language and for developers. */
export function problemMessage(error: LatchkeyError, labels: PageLabels): Message {
  return labels.problems[error.code] ?? labels.unknownProblem;
}

const SESSION_CODES: readonly string[] = ["missing_token", "invalid_token", "expired_token"];

/** True where only signing in again helps. */
export const isSessionEnded = (error: LatchkeyError): boolean => SESSION_CODES.includes(error.code);
