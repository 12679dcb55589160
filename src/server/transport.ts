import ky, { HTTPError, TimeoutError } from "ky";
import * as v from "valibot";
import { LatchkeyError } from "../core/problem.js";

export interface TransportOptions {
  /** Sends the requests, the global `fetch` by default. Give the embedded store's `fetch` to reach it in process. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Milliseconds that one operation may take in all, retries included; 8000 by default. */
  timeoutMs?: number | undefined;
  /** How often a read is tried again, 2 by default. Writes never are: nobody knows whether the first one worked. */
  retries?: number | undefined;
}

/** Sends one request to the key service and resolves to its answer, checked against `schema`. */
export type Send = <Schema extends v.GenericSchema>(
  method: "GET" | "POST" | "PATCH" | "DELETE",
  url: string,
  schema: Schema,
  body?: unknown,
) => Promise<v.InferOutput<Schema>>;

/**
 * Sends requests with the service's credentials, a deadline and, for reads, retries with full jitter that honour
 * `retry-after`. Everything that goes wrong comes out as a `LatchkeyError` without a word of the service's own.
 */
export function createTransport(apiKey: string, options: TransportOptions): Send {
  const { fetch = globalThis.fetch, timeoutMs = 8000, retries = 2 } = options;
  const client = ky.create({
    fetch: (input, init) => fetch(new Request(input, init)),
    headers: { authorization: `Bearer ${apiKey}`, accept: "application/json" },
    redirect: "error",
    timeout: timeoutMs,
    retry: {
      limit: retries,
      methods: ["get"],
      statusCodes: [429, 500, 502, 503, 504],
      afterStatusCodes: [429, 503],
      // Told to wait for long, the user is better told so at once than kept waiting.
      shouldRetry: ({ error }) =>
        error instanceof HTTPError && (retryAfterSeconds(error.response) ?? 0) * 1000 > timeoutMs / 2
          ? false
          : undefined,
      delay: (attempt) => 100 * 2 ** attempt,
      jitter: true,
    },
  });

  return async (method, url, schema, body) => {
    let answer: unknown;
    try {
      const response = await client(url, {
        method,
        // Beside ky's own deadline for the headers: a body that never ends must not hold the request either.
        signal: AbortSignal.timeout(timeoutMs),
        ...(body === undefined ? {} : { json: body }),
      });
      answer = response.status === 204 ? undefined : await response.json();
    } catch (error) {
      throw toUpstreamError(error);
    }
    const parsed = v.safeParse(schema, answer);
    if (!parsed.success) throw new LatchkeyError("upstream_error", { detail: "Its answer has an unknown shape." });
    return parsed.output;
  };
}

function toUpstreamError(error: unknown): LatchkeyError {
  if (error instanceof HTTPError) return fromStatus(error.response, error);
  if (error instanceof SyntaxError) {
    return new LatchkeyError("upstream_error", { detail: "Its answer is not JSON.", cause: error });
  }
  const tooLate = error instanceof TimeoutError || (error instanceof DOMException && error.name === "TimeoutError");
  return tooLate
    ? new LatchkeyError("upstream_timeout", { detail: "Try again in a moment.", cause: error })
    : new LatchkeyError("upstream_unavailable", { detail: "Try again in a moment.", cause: error });
}

function fromStatus(response: Response, cause: unknown): LatchkeyError {
  switch (response.status) {
    case 401:
    case 403:
      return new LatchkeyError("upstream_refused", { detail: "The portal's operator must check them.", cause });
    case 404:
      return new LatchkeyError("not_found", { cause });
    case 409:
      return new LatchkeyError("conflict", { cause });
    case 429: {
      const retryAfter = retryAfterSeconds(response) ?? 60;
      return new LatchkeyError("rate_limited", { detail: `Try again in ${retryAfter} s.`, retryAfter, cause });
    }
    default:
      return response.status >= 500
        ? new LatchkeyError("upstream_unavailable", { detail: "Try again in a moment.", cause })
        : new LatchkeyError("upstream_error", { detail: "It refused a request that should be right.", cause });
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
function retryAfterSeconds(response: Response): number | null {
  const header = response.headers.get("retry-after") ?? "";
  if (/^\d{1,6}$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
