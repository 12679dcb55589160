/**
 * The seam to `@auth0/auth0-react`: who the user is, where tokens come from, and the gates before the page. Nothing
 * else in Latchkey knows of Auth0.
 */
export type { Auth0ApiKeysProps } from "./auth0-api-keys.js";
export { Auth0ApiKeys } from "./auth0-api-keys.js";
