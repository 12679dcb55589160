import * as v from "valibot";
import { isProblemCode, LatchkeyError, PROBLEMS, type ProblemCode } from "../core/problem.js";
import { problemSchema } from "../core/wire.js";

const CODE_BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: "invalid_body",
  401: "invalid_token",
  403: "not_admitted",
  404: "not_found",
  405: "method_not_allowed",
  408: "timeout",
  409: "conflict",
  410: "not_found",
  413: "body_too_large",
  415: "unsupported_media_type",
  422: "invalid_body",
  429: "rate_limited",
  500: "internal_error",
  502: "upstream_error",
  503: "upstream_unavailable",
  504: "upstream_timeout",
};

/** A refused request as a {@link LatchkeyError}: by the `code` of its problem details, else by its status. */
export function problemOf(response: Response, body: string): LatchkeyError {
  const { status, headers } = response;
  const isProblem = /^application\/problem\+json\b/i.test(headers.get("content-type") ?? "");
  const problem = v.safeParse(v.pipe(v.string(), v.parseJson(), problemSchema), isProblem ? body : "{}");
  const { code, detail, requestId } = problem.success ? problem.output : {};
  return new LatchkeyError(travels(code) ? code : codeOf(status), {
    status,
    // A proxy's or gateway's own words would say nothing to a user; only problem details are written to be read.
    detail,
    retryAfter: retryAfterOf(headers.get("retry-after")),
    requestId: requestId ?? headers.get("x-request-id") ?? undefined,
  });
}

/** True for the codes that a server may send: the others are the browser's own findings. */
const travels = (code: unknown): code is ProblemCode => isProblemCode(code) && PROBLEMS[code].status !== 0;

function codeOf(status: number): ProblemCode {
  const known = CODE_BY_STATUS[status];
  if (known) return known;
  if (status >= 500) return "internal_error";
  return status >= 400 ? "invalid_body" : "unexpected_response";
}

/**
 * `Retry-After` in seconds from now.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
function retryAfterOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
