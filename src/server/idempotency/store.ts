/** Where the guard remembers which requests it has seen; {@link memoryIdempotencyStore}, {@link sqlIdempotencyStore}. */

/** One try of one request. Times are milliseconds since the epoch. */
export interface IdempotencyClaim {
  /** Names the request: a SHA-256 of who sends it, where to, and its key. */
  readonly id: string;
  /** SHA-256 of the body. */
  readonly fingerprint: string;
  /** Names this try. */
  readonly token: string;
  readonly now: number;
  /** When this try counts as dead, if it has not ended by then. */
  readonly leaseUntil: number;
  /** When the request may be forgotten. */
  readonly expiresAt: number;
}

/** The try that holds a request. */
export type IdempotencyHold = Pick<IdempotencyClaim, "id" | "token">;

/** What became of a claim. */
export type IdempotencyReservation =
  /** The request is this try's. `progress` is what an earlier try noted before it ended without a result. */
  | { readonly state: "reserved"; readonly progress: string | null }
  | { readonly state: "done"; readonly result: string }
  | { readonly state: "in_flight" }
  | { readonly state: "other_body" };

/**
 * Remembers requests for all guards that share it. Texts are opaque to it, short, and hold no key. A store that cannot
 * answer rejects; the guard then refuses requests that carry an `Idempotency-Key`.
 */
export interface IdempotencyStore {
  /**
   * Gives the request to this try, atomically: where it is not remembered, where it has expired, or where it has the
   * same fingerprint, no result, and a lease that has run out.
   */
  reserve(claim: IdempotencyClaim): Promise<IdempotencyReservation>;
  /** Notes how far the try has got. False, and nothing noted, where another try holds the request by now. */
  note(hold: IdempotencyHold, progress: string): Promise<boolean>;
  /** Keeps the result, for every repeat until the request expires. Does nothing where another try holds it. */
  complete(hold: IdempotencyHold, result: string): Promise<void>;
  /**
   * Ends a try without a result. With progress the request is kept for the next try to go on from; without, it is
   * forgotten. Does nothing where another try holds it.
   */
  release(hold: IdempotencyHold, progress: string | null): Promise<void>;
}
