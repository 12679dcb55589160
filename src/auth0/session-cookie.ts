/** The cookie by which Auth0's SDK remembers that somebody is signed in; it says so to every tab, and holds no token. */
const SIGNED_IN = /(?:^|;\s*)(?:_legacy_)?auth0\.(?:[^=;]+\.)?is\.authenticated=/;

const isSignedIn = () => SIGNED_IN.test(document.cookie);

/**
 * Calls `onGone` when that cookie goes: somebody signed out in this browser, maybe on a page of the portal that has
 * nothing of Latchkey. Browsers without the Cookie Store API look when the tab gets the focus.
 *
 * @returns stops watching
 */
export function watchSessionCookie(onGone: () => void): () => void {
  let wasSignedIn = isSignedIn();
  const look = () => {
    const now = isSignedIn();
    if (wasSignedIn && !now) onGone();
    wasSignedIn = now;
  };
  const store: EventTarget | undefined = "cookieStore" in globalThis ? globalThis.cookieStore : undefined;
  store?.addEventListener("change", look);
  window.addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
  return () => {
    store?.removeEventListener("change", look);
    window.removeEventListener("focus", look);
    document.removeEventListener("visibilitychange", look);
  };
}
