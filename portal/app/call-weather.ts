/** What came back from the API, ready to be shown. */
export type Answer =
  | { readonly kind: "answered"; readonly status: number; readonly body: string; readonly milliseconds: number }
  | { readonly kind: "unreachable" };

const REASONS: Record<number, string> = {
  200: "OK",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
};

/** A status with its name, such as `401 Unauthorized`. */
export function describeStatus(status: number): string {
  return [status, REASONS[status]].filter(Boolean).join(" ");
}

/** Calls the API as any program would. Never rejects; an empty key is not sent at all. */
export async function callWeather(apiUrl: string, city: string, key: string): Promise<Answer> {
  const started = performance.now();
  try {
    const response = await fetch(`${apiUrl}/api/weather?${new URLSearchParams({ city })}`, {
      headers: key === "" ? {} : { authorization: `Bearer ${key}` },
      cache: "no-store",
    });
    const body = pretty(await response.text());
    return { kind: "answered", status: response.status, body, milliseconds: Math.round(performance.now() - started) };
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
