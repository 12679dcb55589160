/**
 * `Idempotency-Key`: a repeat of a request has the effect and the answer of the first one. A client that never got its
 * answer can so ask again without making anything twice.
 *
 * Only what was made is remembered, by its ids. A refusal and a failure had no effect, so a repeat of them is judged
 * anew; where a failure left something half-done, the repeat goes on from there.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
import type { MiddlewareHandler } from "hono";
import { LatchkeyError } from "../../core/problem.js";
import type { Log } from "../logger.js";
import type { GuardEnv } from "../routes/env.js";
import { sha256 } from "../sha256.js";
import { parseIdempotencyKey } from "./header.js";
import { type Begun, type Journal, type Made, readBegun, readMade } from "./journal.js";
import { memoryIdempotencyStore } from "./memory-store.js";
import type { IdempotencyHold, IdempotencyReservation, IdempotencyStore } from "./store.js";

/** How repeated requests are told from new ones. */
export interface IdempotencyOptions {
  /** Where requests are remembered: {@link memoryIdempotencyStore} by default, for one guard alone. */
  store?: IdempotencyStore;
  /** Milliseconds for which a request is remembered; a day by default. */
  keepMs?: number;
  /**
   * Milliseconds after which a request without a result counts as dead, with the process that handled it; five seconds
   * more than the guard's deadline by default.
   */
  leaseMs?: number;
}

interface IdempotencyContext extends IdempotencyOptions {
  readonly deadlineMs: number;
  /** Keeps guards apart that share a store: the path that the guard is served under. */
  readonly scope: string;
  readonly now: () => number;
  readonly log: Log;
}

const DEFAULT_KEEP_MS = 24 * 60 * 60_000;
const LEASE_BEYOND_DEADLINE_MS = 5000;

/** Seconds: what is on its way is mostly done by then. */
const IN_FLIGHT_WAIT = 2;

/**
 * Sees to the `Idempotency-Key` of a POST. It runs when the user is known, and before the route.
 *
 * @throws TypeError where the options cannot work
 */
export function idempotency(context: IdempotencyContext): MiddlewareHandler<GuardEnv> {
  const { deadlineMs, now, log, scope } = context;
  const { store = memoryIdempotencyStore(), keepMs = DEFAULT_KEEP_MS } = context;
  const { leaseMs = deadlineMs + LEASE_BEYOND_DEADLINE_MS } = context;
  if (!(leaseMs >= deadlineMs)) {
    // A repeat would begin while the first try may still be at work.
    throw new TypeError("createGuard(): `idempotency.leaseMs` must be no less than `deadlineMs`.");
  }
  return async (c, next) => {
    const header = c.req.header("idempotency-key");
    if (header === undefined || c.req.method !== "POST") return next();
    const key = parseIdempotencyKey(header);
    const id = await sha256(JSON.stringify([scope, c.get("user").sub, c.req.path, key]));
    const fingerprint = await sha256(await c.req.text());
    const hold = { id, token: crypto.randomUUID() };
    const at = now();
    const claim = { ...hold, fingerprint, now: at, leaseUntil: at + leaseMs, expiresAt: at + keepMs };

    const journal = new StoredJournal(await reserve(store, claim), store, hold, await sha256(id + fingerprint));
    c.set("work", { ...c.get("work"), journal });
    if (journal.made) {
      c.header("idempotency-replayed", "true");
      return next();
    }
    try {
      await next();
    } finally {
      // The answer stands either way. Without its record, a repeat looks for what was made.
      await journal
        .close()
        .catch(() => log("error", { requestId: c.get("requestId") }, "idempotency record not written"));
    }
  };
}

async function reserve(store: IdempotencyStore, claim: Parameters<IdempotencyStore["reserve"]>[0]) {
  let reservation: IdempotencyReservation;
  try {
    reservation = await store.reserve(claim);
  } catch (cause) {
    // Rather nothing than the same twice: that is what the client asked for with the header.
    const detail = "It cannot be told whether this is a repeat. Try again in a moment.";
    throw new LatchkeyError("internal_error", { status: 503, detail, cause });
  }
  switch (reservation.state) {
    case "other_body":
      throw new LatchkeyError("idempotency_key_reused", { detail: "Send a new key with a new body." });
    case "in_flight":
      throw inFlight();
    default:
      return reservation;
  }
}

const inFlight = () =>
  new LatchkeyError("idempotency_in_flight", {
    detail: `Try again in ${IN_FLIGHT_WAIT} s for its answer.`,
    retryAfter: IN_FLIGHT_WAIT,
  });

type Granted = Extract<IdempotencyReservation, { state: "reserved" | "done" }>;

class StoredJournal implements Journal {
  readonly id: string;
  readonly begun: Begun | null;
  readonly made: Made | null;
  readonly #store: IdempotencyStore;
  readonly #hold: IdempotencyHold;
  #progress: string | null;
  #result: string | null = null;

  constructor(granted: Granted, store: IdempotencyStore, hold: IdempotencyHold, id: string) {
    this.id = id;
    this.#store = store;
    this.#hold = hold;
    this.#progress = granted.state === "reserved" ? granted.progress : null;
    this.begun = this.#progress === null ? null : readBegun(this.#progress);
    this.made = granted.state === "done" ? readMade(granted.result) : null;
  }

  async begin(begun: Begun): Promise<void> {
    this.#progress = JSON.stringify(begun);
    if (!(await this.#store.note(this.#hold, this.#progress))) throw inFlight();
  }

  undo(): void {
    this.#progress = null;
  }

  finish(made: Made): void {
    this.#result = JSON.stringify(made);
  }

  /** Tells the store how it ended. */
  async close(): Promise<void> {
    if (this.#result === null) await this.#store.release(this.#hold, this.#progress);
    else await this.#store.complete(this.#hold, this.#result);
  }
}
