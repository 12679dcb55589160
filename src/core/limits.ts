/** The limits that the browser's forms and the server's checks share. */
export const LIMITS = {
  /** Characters in a consumer's label or a key's name. */
  nameLength: 128,
  /** Bytes of a consumer's metadata as JSON: Zuplo's own limit. */
  metadataBytes: 1024,
  /** Bytes of a request body. */
  bodyBytes: 16 * 1024,
  /** Entries in one page of a list: Zuplo's own limit. */
  pageSize: 1000,
  /** Characters in an e-mail address (RFC 5321, 4.5.3.1.3). */
  emailLength: 254,
} as const;

/** The last moment that RFC 3339 can write, in milliseconds since the epoch. */
export const LATEST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** How far in the past "now" may lie when it arrives: clocks differ and requests take time. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
