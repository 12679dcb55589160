import { LatchkeyError } from "../core/problem.js";

/**
 * Tells a session that lapsed from a sign-out. In both, Auth0's SDK forgets the user; but where it does so while it is
 * asked for a token, or because there was none to be had, nobody left: they may sign in again and go on.
 */
export interface LapseWatch {
  readonly hasLapsed: () => boolean;
  /** Watches one request for a token. */
  readonly during: <T>(request: () => Promise<T>) => Promise<T>;
}

export function createLapseWatch(): LapseWatch {
  let asking = 0;
  let ended = false;
  return {
    hasLapsed: () => asking > 0 || ended,
    async during(request) {
      asking++;
      try {
        const token = await request();
        ended = false;
        return token;
      } catch (error) {
        ended = error instanceof LatchkeyError && error.status === 401;
        throw error;
      } finally {
        asking--;
      }
    },
  };
}
