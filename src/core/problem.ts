/** Every failure that Latchkey reports, by its stable code, with its HTTP status and its title. */
export const PROBLEMS = {
  invalid_json: { status: 400, title: "The request body is not valid JSON" },
  invalid_body: { status: 400, title: "The request body is not what this operation takes" },
  invalid_parameter: { status: 400, title: "A query parameter is not valid" },
  invalid_id: { status: 400, title: "An id in the path is not valid" },
  invalid_idempotency_key: { status: 400, title: "The Idempotency-Key header is not valid" },
  invalid_expiry: { status: 400, title: "The expiry date cannot be used" },
  missing_token: { status: 401, title: "Sign in to go on" },
  invalid_token: { status: 401, title: "The access token is not valid" },
  expired_token: { status: 401, title: "Your session has ended" },
  email_not_verified: { status: 403, title: "Your e-mail address is not verified yet" },
  not_admitted: { status: 403, title: "Your account has no access to API keys" },
  not_found: { status: 404, title: "There is nothing here, or it is not yours" },
  method_not_allowed: { status: 405, title: "This path does not take that method" },
  conflict: { status: 409, title: "This clashes with what is already there" },
  nothing_to_roll: { status: 409, title: "There is no active key to roll" },
  not_retrievable: { status: 409, title: "This key was shown once and cannot be shown again" },
  last_manager: { status: 409, title: "The last manager cannot be removed" },
  too_many_keys: { status: 409, title: "This consumer has as many keys as it may have" },
  too_many_consumers: { status: 409, title: "You have as many consumers as you may have" },
  idempotency_in_flight: { status: 409, title: "The same request is still being handled" },
  idempotency_result_gone: { status: 410, title: "What this request made has been deleted since" },
  body_too_large: { status: 413, title: "The request body is too large" },
  unsupported_media_type: { status: 415, title: "Send the body as application/json" },
  idempotency_key_reused: { status: 422, title: "This Idempotency-Key belongs to another request" },
  rate_limited: { status: 429, title: "Too many requests" },
  internal_error: { status: 500, title: "Something went wrong on our side" },
  upstream_error: { status: 502, title: "The key service gave an answer that makes no sense" },
  upstream_refused: { status: 502, title: "The key service refused the server's credentials" },
  upstream_unavailable: { status: 503, title: "The key service is not available" },
  identity_unavailable: { status: 503, title: "The sign-in service is not available" },
  upstream_timeout: { status: 504, title: "The key service took too long" },
  /** The codes below never travel: the browser's side makes them. */
  network: { status: 0, title: "The network cannot be reached" },
  timeout: { status: 0, title: "The server took too long to answer" },
  unexpected_response: { status: 0, title: "The server gave an answer that makes no sense" },
  aborted: { status: 0, title: "The request was cancelled" },
} as const satisfies Record<string, { status: number; title: string }>;

/** The stable name of a failure. */
export type ProblemCode = keyof typeof PROBLEMS;

/** True for a text that names one of the {@link PROBLEMS}. */
export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === "string" && Object.hasOwn(PROBLEMS, code);
}

/**
 * RFC 9457 problem details, with Latchkey's stable `code`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: ProblemCode;
  readonly requestId?: string;
}

interface LatchkeyErrorOptions {
  /** One sentence: what happened and what to do about it. Never holds a key or a token. */
  detail?: string | undefined;
  /** The HTTP status that came with it, where it differs from the code's own. */
  status?: number | undefined;
  /** Seconds to wait before another try. */
  retryAfter?: number | undefined;
  /** Quote it to the portal's operator. */
  requestId?: string | undefined;
  cause?: unknown;
}

/** The one error that Latchkey throws; tell the failures apart by {@link LatchkeyError.code}. */
export class LatchkeyError extends Error {
  override readonly name = "LatchkeyError";
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly retryAfter: number | undefined;
  readonly requestId: string | undefined;

  constructor(code: ProblemCode, options: LatchkeyErrorOptions = {}) {
    const { title, status } = PROBLEMS[code];
    super(options.detail === undefined ? title : `${title}: ${options.detail}`, { cause: options.cause });
    this.code = code;
    this.title = title;
    this.status = options.status ?? status;
    this.detail = options.detail;
    this.retryAfter = options.retryAfter;
    this.requestId = options.requestId;
  }

  /** The error as RFC 9457 problem details: what may leave the server. */
  toProblem(requestId?: string): Problem {
    return {
      type: `https://httpproblems.com/http-status/${this.status}`,
      title: this.title,
      status: this.status,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      code: this.code,
      ...(requestId === undefined ? {} : { requestId }),
    };
  }
}

/** Any thrown value as a {@link LatchkeyError}; what is not one already becomes `fallback`, with no word of its own. */
export function toLatchkeyError(error: unknown, fallback: ProblemCode = "internal_error"): LatchkeyError {
  return error instanceof LatchkeyError ? error : new LatchkeyError(fallback, { cause: error });
}
