import { STATUS_CODES } from "node:http";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { LatchkeyError } from "../../core/problem.js";

/**
 * A failure as Zuplo's contract writes it: RFC 9457 problem details with the status's own phrase as title, plus our
 * stable `code`. Nothing of an unexpected error's text gets out.
 */
export function problemResponse(c: Context, error: LatchkeyError): Response {
  const { status, code } = error;
  const problem = {
    type: `https://httpproblems.com/http-status/${status}`,
    title: STATUS_CODES[status] ?? "Error",
    status,
    detail: error.detail ?? `${error.title}.`,
    code,
  };
  if (status === 401) c.header("www-authenticate", "Bearer");
  return c.json(problem, status as ContentfulStatusCode, { "content-type": "application/problem+json" });
}
