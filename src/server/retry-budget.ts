/**
 * Keeps retries from adding up to a storm: each request earns a fraction of a retry, and each retry costs a whole one.
 * While little fails there is always one to spend; while everything fails, retries stay that fraction of the requests.
 */
export interface RetryBudget {
  /** Counts a request. */
  earn(): void;
  /** True where a retry may be made, which is then paid for. */
  spend(): boolean;
}

/** Enough for a short fault on a quiet day, and the most that quiet hours can save up. */
const SAVINGS = 10;

/** @param ratio retries for each request, such as 0.2; `false` for as many as there are */
export function createRetryBudget(ratio: number | false): RetryBudget {
  if (ratio === false) return { earn: () => {}, spend: () => true };
  let saved = SAVINGS;
  return {
    earn() {
      saved = Math.min(SAVINGS, saved + ratio);
    },
    spend() {
      if (saved < 1) return false;
      saved -= 1;
      return true;
    },
  };
}
