import { LatchkeyError } from "../core/problem.js";

/**
 * Runs `work` until it is done, the time is up or the caller gives up, whatever comes first. The signal that `work` is
 * given ends with it; a step that ignores the signal is left behind.
 *
 * @throws LatchkeyError `timeout` or `aborted`, beside what `work` throws
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  timeoutMs: number,
  caller: AbortSignal | undefined,
): Promise<T> {
  if (caller?.aborted) throw new LatchkeyError("aborted");
  const controller = new AbortController();
  const { signal } = controller;
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

  const giveUp = () => controller.abort(new LatchkeyError("aborted"));
  const timer = setTimeout(() => {
    const detail = `There was no answer within ${timeoutMs / 1000} s. Try again.`;
    controller.abort(new LatchkeyError("timeout", { detail }));
  }, timeoutMs);
  caller?.addEventListener("abort", giveUp, { once: true });
  try {
    return await Promise.race([work(signal), stopped]);
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener("abort", giveUp);
  }
}
