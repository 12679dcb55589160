import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { ClientConfig } from "./client-config.ts";

/**
 * What the portal's pages may load and whom they may talk to: themselves, the sign-in server, and the API of "Try it".
 * No inline script or style, no `eval`, no blob: what Latchkey and Auth0's client need fits in.
 */
export function pageHeaders({ auth0, apiUrl }: ClientConfig): MiddlewareHandler {
  const signIn = new URL(auth0.domain.includes("://") ? auth0.domain : `https://${auth0.domain}`).origin;
  const api = apiUrl === null ? [] : [new URL(apiUrl).origin];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      workerSrc: ["'self'"],
      connectSrc: ["'self'", signIn, ...api],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      // Auth0's client renews a session in a hidden frame of the sign-in server.
      frameSrc: [signIn],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      // The one string that is left to run as a script: the address of Auth0's worker (`app/auth0-worker.ts`).
      trustedTypes: ["auth0-worker"],
    },
    xFrameOptions: "DENY",
    // A portal may choose Auth0's pop-up instead of its redirect, and then needs its opener.
    crossOriginOpenerPolicy: false,
    referrerPolicy: "strict-origin-when-cross-origin",
    strictTransportSecurity: false,
  });
}
