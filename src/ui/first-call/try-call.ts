import { callWith, type FirstCall } from "./call.js";

/** What came back of the call. */
export type Answer =
  | { readonly kind: "answered"; readonly status: string; readonly milliseconds: number; readonly body: string }
  | { readonly kind: "unreachable" };

const TIMEOUT_MS = 15_000;
const SHOWN_CHARACTERS = 4000;

/**
 * Makes the call as any program would: with the key and with no cookie. Never rejects.
 *
 * @param key the plain key; where the API's answer repeats it, `masked` stands in its place
 */
export async function tryCall(key: string, masked: string, firstCall: FirstCall): Promise<Answer> {
  const started = performance.now();
  try {
    const { url, method, header } = callWith(key, firstCall);
    const response = await fetch(url, {
      method,
      headers: [[...header]],
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = pretty(await response.text()).replaceAll(key, masked);
    return {
      kind: "answered",
      status: `${response.status} ${response.statusText}`.trim(),
      milliseconds: Math.round(performance.now() - started),
      body: body.length > SHOWN_CHARACTERS ? `${body.slice(0, SHOWN_CHARACTERS)}\n…` : body,
    };
  } catch {
    return { kind: "unreachable" };
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
