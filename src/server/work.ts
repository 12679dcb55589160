import type { Deadline } from "./deadline.js";
import { type Journal, NO_JOURNAL } from "./idempotency/journal.js";
import type { Upstream, UpstreamCalls } from "./upstream.js";

/** What one request of the guard works with. */
export interface Work {
  /** The key service, for as long as the request may take. */
  readonly upstream: UpstreamCalls;
  /** The same, for what must still be done when that time is up: finding out, and taking back. */
  readonly afterwards: UpstreamCalls;
  /** What is known of earlier tries of the same request. */
  readonly journal: Journal;
}

export function startWork(upstream: Upstream, deadline: Deadline): Work {
  return {
    upstream: upstream.within(deadline.work),
    afterwards: upstream.within(deadline.all),
    journal: NO_JOURNAL,
  };
}
