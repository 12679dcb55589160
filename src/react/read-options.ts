import type { LatchkeyError } from "../core/problem.js";

const MAX_RETRIES = 2;
const LONGEST_WAIT_S = 5;

/**
 * How every read behaves. The host's own defaults are for the host's queries, so all that matters is said here.
 *
 * A read is repeated where that can help: the network, a timeout, a failure on the server's side. What was refused
 * stays refused.
 */
export const readOptions = {
  staleTime: 30_000,
  networkMode: "always",
  refetchOnMount: true,
  refetchOnWindowFocus: true,
  refetchOnReconnect: true,
  throwOnError: false,
  retry: (failures: number, error: LatchkeyError) => failures < MAX_RETRIES && isTransient(error),
  retryDelay: (attempt: number, error: LatchkeyError) => 1000 * Math.max(2 ** attempt, error.retryAfter ?? 0),
} as const;

function isTransient({ code, status, retryAfter = 0 }: LatchkeyError): boolean {
  if (retryAfter > LONGEST_WAIT_S) return false;
  return code === "network" || code === "timeout" || status >= 500;
}
