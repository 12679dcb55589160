/** What a portal says of the first call to its API. */
export interface FirstCall {
  /** An endpoint that answers any key, in full, such as `https://api.example.com/weather?city=Oslo`. */
  readonly url: string;
  /** `GET` by default. */
  readonly method?: string | undefined;
  /**
   * How the key is sent: a header's name, for one that carries the key alone, or a function of the key that returns a
   * name and a value. By default `Authorization: Bearer <key>`.
   */
  readonly header?: string | ((key: string) => readonly [name: string, value: string]) | undefined;
  /** What programs find the key under, `API_KEY` by default. */
  readonly environmentVariable?: string | undefined;
  /**
   * Offers to make the call from the page, to which the API must then answer (CORS). By default where the method only
   * reads: `GET` and `HEAD`.
   */
  readonly tryIt?: boolean | undefined;
}

/** One call, with a key filled in. */
export interface Call {
  readonly url: string;
  readonly method: string;
  readonly header: readonly [name: string, value: string];
}

/** @param key the plain key, or the masked one for what is only shown */
export function callWith(key: string, { url, method = "GET", header }: FirstCall): Call {
  const bearer = ["Authorization", `Bearer ${key}`] as const;
  const sent = typeof header === "function" ? header(key) : header === undefined ? bearer : ([header, key] as const);
  return { url, method: method.toUpperCase(), header: sent };
}

/** Whether the page may make the call. */
export const canTry = ({
  method = "GET",
  tryIt = ["GET", "HEAD"].includes(method.toUpperCase()),
}: FirstCall): boolean => tryIt;
