/** Shaped like an id, and unlike a key or a token: it is written into logs and shown on screens. */
const REQUEST_ID = /^[A-Za-z0-9][A-Za-z0-9-]{7,63}$/;

/**
 * The id that a proxy in front gave the request in `x-request-id`, so that its log and the guard's tell of the same one;
 * else one of the guard's own.
 */
export function requestIdOf(request: Request): string {
  const given = request.headers.get("x-request-id") ?? "";
  return REQUEST_ID.test(given) ? given : crypto.randomUUID();
}
