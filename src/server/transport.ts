import * as v from "valibot";
import { LatchkeyError } from "../core/problem.js";
import { sendOnce } from "./attempt.js";
import { type BreakerOptions, createBreaker } from "./breaker.js";
import { pause, startLimit, type TimeLimit, tooLate } from "./deadline.js";
import { createRetryBudget } from "./retry-budget.js";

export interface TransportOptions {
  /** Sends the requests, the global `fetch` by default. Give the embedded store's `fetch` to reach it in process. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Milliseconds that one attempt may take, its answer included; 4000 by default. The guard's deadline is above it. */
  timeoutMs?: number | undefined;
  /**
   * How often a request is tried again, 2 by default: reads, changes to a given value and deletions, which come to the
   * same however often they are made. What makes something new is repeated only where it was refused with 429.
   */
  retries?: number | undefined;
  /** Retries for each request over time, 0.2 by default, so that they cannot add up to a storm; `false` for no limit. */
  retryBudget?: number | false | undefined;
  /** When to stop asking a service that is down; `false` for never. */
  breaker?: BreakerOptions | false | undefined;
}

/** Sends one request to the key service and resolves to its answer, checked against `schema`. */
export type Send = <Schema extends v.GenericSchema>(
  method: "GET" | "POST" | "PATCH" | "DELETE",
  url: string,
  schema: Schema,
  body?: unknown,
) => Promise<v.InferOutput<Schema>>;

/** For calls that no request of the guard waits for. */
const DEFAULT_LIMIT_MS = 10_000;

/**
 * Sends requests with the service's credentials: within the time limit, with retries where they are safe, and not at
 * all while the service is down. Everything that goes wrong comes out as a `LatchkeyError`.
 */
export function createTransport(apiKey: string, options: TransportOptions): (limit?: TimeLimit) => Send {
  const {
    fetch = globalThis.fetch,
    timeoutMs = 4000,
    retries = 2,
    retryBudget = 0.2,
    breaker: breaking = {},
  } = options;
  const budget = createRetryBudget(retryBudget);
  const throughBreaker = createBreaker(breaking);
  const headers = { authorization: `Bearer ${apiKey}`, accept: "application/json" };

  const attempt = async (method: string, url: string, body: unknown, limit: TimeLimit) => {
    const ownLimit = startLimit(Math.min(timeoutMs, limit.remaining()));
    const request = new Request(url, {
      method,
      headers: body === undefined ? headers : { ...headers, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
      signal: ownLimit.signal,
      // The credentials must not follow a redirect to wherever it leads. (Workers know no "error".)
      redirect: "manual",
    });
    try {
      return await sendOnce(fetch, request, ownLimit);
    } finally {
      ownLimit.end();
    }
  };

  const sendWithin = async (limit: TimeLimit, method: string, url: string, body: unknown) => {
    budget.earn();
    for (let tries = 1; ; tries += 1) {
      if (limit.remaining() === 0) throw tooLate();
      try {
        return await throughBreaker(() => attempt(method, url, body, limit));
      } catch (error) {
        if (!(error instanceof LatchkeyError)) throw error;
        // The first try did it, and its answer got lost.
        if (tries > 1 && method === "DELETE" && error.code === "not_found") return undefined;
        const wait = waitBefore(tries, error);
        const again = tries <= retries && isSafe(method, error) && wait < limit.remaining() && budget.spend();
        if (!again) throw withWait(error);
        await pause(wait, limit);
      }
    }
  };

  return (shared) => async (method, url, schema, body) => {
    const limit = shared === undefined ? startLimit(DEFAULT_LIMIT_MS) : { ...shared, end: () => {} };
    try {
      const answer = await sendWithin(limit, method, url, body);
      const parsed = v.safeParse(schema, answer);
      if (!parsed.success) throw new LatchkeyError("upstream_error", { detail: "Its answer has an unknown shape." });
      return parsed.output;
    } finally {
      limit.end();
    }
  };
}

/** True where making the request once more cannot do anything twice. */
function isSafe(method: string, { code }: LatchkeyError): boolean {
  if (code === "rate_limited") return true;
  return method !== "POST" && (code === "upstream_unavailable" || code === "upstream_timeout");
}

const FIRST_WAIT_MS = 200;

/** Milliseconds: as long as the service asked for, else a random part of a span that doubles. */
function waitBefore(tries: number, { retryAfter }: LatchkeyError): number {
  return retryAfter === undefined ? Math.random() * FIRST_WAIT_MS * 2 ** (tries - 1) : retryAfter * 1000;
}

/** Seconds, where a service that has had enough does not say for how long. */
const DEFAULT_RETRY_AFTER = 30;

/** "Too many requests" always says when the next one is welcome. */
function withWait(error: LatchkeyError): LatchkeyError {
  if (error.code !== "rate_limited") return error;
  const retryAfter = error.retryAfter ?? DEFAULT_RETRY_AFTER;
  return new LatchkeyError("rate_limited", { detail: `Try again in ${retryAfter} s.`, retryAfter });
}
