import { Hono } from "hono";
import { cors } from "hono/cors";
import { createLocalJWKSet, type JWK, jwtVerify } from "jose";
import { type Accounts, profileClaims } from "./accounts.ts";
import type { NodeEnv } from "./node-env.ts";

export interface UserinfoOptions {
  readonly issuer: string;
  readonly publicKey: JWK;
  readonly accounts: Accounts;
  /** The origin whose pages may ask. */
  readonly origin: string;
}

/**
 * `GET /userinfo` for access tokens that were issued for an API. Auth0 takes them here, oidc-provider only those for no
 * API in particular; these (which are no JWTs) are left to it.
 */
export function userinfoRoutes({ issuer, publicKey, accounts, origin }: UserinfoOptions): Hono<NodeEnv> {
  const keys = createLocalJWKSet({ keys: [publicKey] });
  const app = new Hono<NodeEnv>();
  app.use("/userinfo", cors({ origin, allowMethods: ["GET"], allowHeaders: ["Authorization"] }));
  app.get("/userinfo", async (context, next) => {
    const [, token] = /^bearer +(\S+\.\S+\.\S+)$/i.exec(context.req.header("authorization") ?? "") ?? [];
    if (token === undefined) return next();
    // An ID token is no key to anything: only access tokens have this type.
    const verified = await jwtVerify(token, keys, { issuer, algorithms: ["RS256"], typ: "at+jwt" }).catch(() => null);
    const account = verified?.payload.sub === undefined ? null : accounts.find(verified.payload.sub);
    const headers = { "cache-control": "no-store" };
    if (account !== null) return context.json(profileClaims(account), 200, headers);
    return context.json({ error: "invalid_token", error_description: "The access token is not valid." }, 401, {
      ...headers,
      "www-authenticate": 'Bearer error="invalid_token"',
    });
  });
  return app;
}
