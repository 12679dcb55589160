/** Answers at once while the key service is down, instead of making every user wait to hear so. */
import { CircuitState, CountBreaker, circuitBreaker, handleWhen } from "cockatiel";
import { LatchkeyError } from "../core/problem.js";

/** When the guard stops asking a key service that fails, and for how long. */
export interface BreakerOptions {
  /** The share of failed attempts from which on it stops asking, 0.5 by default; of the latest 20, and 10 at least. */
  threshold?: number;
  /** Milliseconds until it sends one request to see whether the service is back, 10,000 by default. */
  openMs?: number;
}

/** Runs an attempt, or throws `upstream_unavailable` at once while the service is down. */
export type Breaker = <T>(attempt: () => Promise<T>) => Promise<T>;

const LATEST_ATTEMPTS = 20;
const LEAST_ATTEMPTS = 10;

export function createBreaker(options: BreakerOptions | false): Breaker {
  if (options === false) return (attempt) => attempt();
  const { threshold = 0.5, openMs = 10_000 } = options;
  const policy = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: openMs,
    breaker: new CountBreaker({ threshold, size: LATEST_ATTEMPTS, minimumNumberOfCalls: LEAST_ATTEMPTS }),
  });
  let openedAt = 0;
  policy.onBreak(() => {
    openedAt = Date.now();
  });

  return async (attempt) => {
    const sinceOpened = Date.now() - openedAt;
    const isOpen = policy.state === CircuitState.Open && sinceOpened < openMs;
    // While one request finds out, the policy would keep the others waiting for it.
    if (isOpen || policy.state === CircuitState.HalfOpen) throw isDown(Math.max(1000, openMs - sinceOpened));
    return policy.execute(attempt);
  };
}

/** Refusals, 429 among them, come from a service that works. */
const isOutage = (error: Error) =>
  error instanceof LatchkeyError && (error.code === "upstream_unavailable" || error.code === "upstream_timeout");

function isDown(ms: number): LatchkeyError {
  const retryAfter = Math.ceil(ms / 1000);
  return new LatchkeyError("upstream_unavailable", {
    detail: `Nothing was sent. Try again in ${retryAfter} s.`,
    retryAfter,
  });
}
