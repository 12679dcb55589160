/** One request to the key service, its answer read to the end; every failure as a `LatchkeyError` without a word of its own. */
import { LatchkeyError } from "../core/problem.js";
import { inTime, type TimeLimit, tooLate } from "./deadline.js";

/** More than a page of a thousand consumers with their keys; less than what would hurt. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/**
 * Sends the request and resolves to the JSON of its answer; to `undefined` where there is none.
 *
 * @throws LatchkeyError `upstream_timeout`, `upstream_unavailable`, `upstream_error`, `upstream_refused`,
 * `rate_limited`, `not_found` or `conflict`
 */
export async function sendOnce(
  fetch: (request: Request) => Promise<Response>,
  request: Request,
  limit: TimeLimit,
): Promise<unknown> {
  const exchange = async () => {
    const response = await fetch(request);
    if (!response.ok) {
      response.body?.cancel().catch(() => undefined);
      throw refusal(response);
    }
    return readText(response);
  };
  let text: string;
  try {
    text = await inTime(limit, exchange(), tooLate);
  } catch (error) {
    if (error instanceof LatchkeyError) throw error;
    // What the signal cut off rejects a moment before or after the time limit itself.
    if (limit.signal.aborted) throw tooLate();
    throw new LatchkeyError("upstream_unavailable", { detail: "Try again in a moment.", cause: error });
  }
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    // Without the parser's own error, which quotes the answer.
    throw new LatchkeyError("upstream_error", { detail: "Its answer is not JSON." });
  }
}

async function readText({ body }: Response): Promise<string> {
  if (body === null) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > MAX_ANSWER_BYTES) {
      reader.cancel().catch(() => undefined);
      throw new LatchkeyError("upstream_error", { detail: "Its answer is far too large." });
    }
    text += decoder.decode(value, { stream: true });
  }
}

function refusal(response: Response): LatchkeyError {
  const { status } = response;
  const retryAfter = retryAfterOf(response);
  if (status === 401 || status === 403) {
    return new LatchkeyError("upstream_refused", { detail: "The portal's operator must check them." });
  }
  if (status === 404) return new LatchkeyError("not_found");
  if (status === 409) return new LatchkeyError("conflict");
  if (status === 429) return new LatchkeyError("rate_limited", { retryAfter });
  if (status >= 500) return new LatchkeyError("upstream_unavailable", { detail: "Try again in a moment.", retryAfter });
  const detail =
    // 0: what browsers and Workers make of a redirect that is not to be followed.
    status < 400 ? "It redirected, and the credentials must not follow." : "It refused a request that should be right.";
  return new LatchkeyError("upstream_error", { detail });
}

/** Nobody is told to wait for longer, in seconds. */
const LONGEST_WAIT = 3600;

/**
 * Seconds to wait, where the service says so.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
function retryAfterOf({ headers }: Response): number | undefined {
  const header = headers.get("retry-after") ?? "";
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, seconds), LONGEST_WAIT);
}
