/** How long a request may take, and what of that is kept for putting things right. */
import { LatchkeyError } from "../core/problem.js";

/** A span of time that is running out, and the signal that fires when it has. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** Milliseconds that are left; 0 once it is over. */
  remaining(): number;
}

interface OwnTimeLimit extends TimeLimit {
  /** Stops the timer; the signal never fires then. */
  end(): void;
}

/** Starts a time limit of that many milliseconds. */
export function startLimit(ms: number): OwnTimeLimit {
  const controller = new AbortController();
  const endsAt = performance.now() + ms;
  const timer = setTimeout(() => controller.abort(), ms);
  return {
    signal: controller.signal,
    remaining: () => (controller.signal.aborted ? 0 : Math.max(0, endsAt - performance.now())),
    end: () => clearTimeout(timer),
  };
}

/** The time of one request. */
export interface Deadline {
  /** For what the user asked for. It ends before `all` does. */
  readonly work: TimeLimit;
  /** For finding out what became of a write, and for taking back what must not stay behind. */
  readonly all: TimeLimit;
  end(): void;
}

/** Of ten seconds, seven and a half are for the work: a write that hangs must leave time to look after it. */
const SHARE_OF_WORK = 0.75;

/** @throws TypeError where it is no length of time */
export function checkedDeadline(ms: number): number {
  if (ms > 0 && Number.isFinite(ms)) return ms;
  throw new TypeError("createGuard(): `deadlineMs` takes a number of milliseconds above 0.");
}

/** Starts the time of one request: `ms` milliseconds in all. */
export function startDeadline(ms: number): Deadline {
  const work = startLimit(ms * SHARE_OF_WORK);
  const all = startLimit(ms);
  return {
    work,
    all,
    end() {
      work.end();
      all.end();
    },
  };
}

/**
 * What `work` resolves to, if it does so in time. Work that ignores the signal is left behind.
 *
 * @throws LatchkeyError what `late` makes, once the time is up; beside what `work` throws
 */
export async function inTime<T>(limit: TimeLimit, work: Promise<T>, late: () => LatchkeyError): Promise<T> {
  const { signal } = limit;
  let giveUp = () => {};
  const over = new Promise<never>((_, reject) => {
    giveUp = () => reject(late());
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp, { once: true });
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}

/** Waits that many milliseconds, or until the time is up. */
export async function pause(ms: number, { signal }: TimeLimit): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done, { once: true });
  });
}

/** The key service did not answer in time. */
export const tooLate = () =>
  new LatchkeyError("upstream_timeout", {
    detail: "Look at the list before you repeat a change: it may have been made.",
  });
