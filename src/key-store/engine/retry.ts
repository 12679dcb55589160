import { setTimeout as sleep } from "node:timers/promises";

/** Long enough for a queue of writers, shorter than a guard waits. */
const PATIENCE_MS = 5000;
const LONGEST_PAUSE_MS = 50;

/**
 * Does a piece of work again while another writer stands in its way. The pauses are random, or two that have met once
 * would meet again, and nothing else in the process has to wait for them.
 *
 * @throws the last error, once patience has run out, and any error that does not pass by itself
 */
export async function retry<Result>(
  work: () => Promise<Result>,
  isTransient: (error: unknown) => boolean,
): Promise<Result> {
  const end = performance.now() + PATIENCE_MS;
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || performance.now() > end) throw error;
    }
    await sleep(Math.random() * Math.min(2 ** tries, LONGEST_PAUSE_MS));
  }
}
