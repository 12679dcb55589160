import url from "@auth0/auth0-spa-js/dist/auth0-spa-js.worker.production.js?url";

/** The part of the Trusted Types API that is used here: TypeScript's own library does not declare it yet. */
interface TrustedTypePolicies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/**
 * Auth0's worker as a file instead of the built-in blob, so that a Content-Security-Policy needs no exception. Where
 * the browser knows Trusted Types, a policy vouches for this one address: it stands in for a string, and Auth0's client
 * hands it to `new Worker` as it is.
 */
export function auth0Worker(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicies };
  return trustedTypes?.createPolicy("auth0-worker", { createScriptURL: (given) => given }).createScriptURL(url) ?? url;
}
