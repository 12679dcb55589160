import type { Verification } from "./verify.js";

/** An open key store. Close it when the server stops: `await using` does. */
export interface KeyStore extends AsyncDisposable {
  /** Answers one request of the Developer API. Never rejects: what goes wrong is answered as problem details. */
  fetch(request: Request): Promise<Response>;
  /**
   * Tells whose a key is.
   *
   * @param key whatever the caller of the API sent
   * @returns `null` for a text that is no key, an unknown key, a deleted one and an expired one
   * @throws LatchkeyError `upstream_unavailable` while the database cannot be read; Error for any other failure of it
   */
  verifyKey(key: string): Promise<Verification | null>;
  /** Ends the use of the database. What was answered before is kept. */
  close(): Promise<void>;
}
