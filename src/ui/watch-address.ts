/** Where a browser has no Navigation API, the address is looked at this often, in milliseconds. */
const LOOK_MS = 500;

/**
 * Calls `onChange` when the page's address changes while the page stays: by a link of the host's router, "back", or
 * `history.pushState`.
 *
 * @returns stops watching
 * @see https://developer.mozilla.org/docs/Web/API/Navigation/currententrychange_event
 */
export function watchAddress(onChange: () => void): () => void {
  const { href } = location;
  const look = () => {
    if (location.href !== href) onChange();
  };
  const navigation: EventTarget | undefined = "navigation" in globalThis ? globalThis.navigation : undefined;
  navigation?.addEventListener("currententrychange", look);
  const timer = navigation ? undefined : setInterval(look, LOOK_MS);
  window.addEventListener("popstate", onChange);
  return () => {
    navigation?.removeEventListener("currententrychange", look);
    clearInterval(timer);
    window.removeEventListener("popstate", onChange);
  };
}
