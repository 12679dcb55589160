import type { Settings } from "./settings.ts";

/**
 * What the portal's pages must know, served as `/config.json`: it is read when a page loads and not built in, so that
 * one build serves every environment and no inline script is needed.
 */
export interface ClientConfig {
  readonly auth0: { readonly domain: string; readonly clientId: string; readonly audience: string };
  /** Where "Try it" sends its calls; `null` for the portal's own origin. */
  readonly apiUrl: string | null;
}

/** Of the local identity server: the app that it knows, and the API that it issues tokens for. */
export const LOCAL_CLIENT_ID = "latchkey-portal";
export const LOCAL_AUDIENCE = "https://api.skylark-weather.example";

export function clientConfig({ auth0, apiUrl, ports }: Settings): ClientConfig {
  const local = { domain: `http://localhost:${ports.identity}`, clientId: LOCAL_CLIENT_ID, audience: LOCAL_AUDIENCE };
  return { auth0: auth0 ?? local, apiUrl };
}
