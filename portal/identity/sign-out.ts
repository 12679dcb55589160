import { Hono } from "hono";
import { deleteCookie } from "hono/cookie";
import type { Provider } from "oidc-provider";
import type { NodeEnv } from "./node-env.ts";
import { errorPage, signedOutPage } from "./pages.ts";

/**
 * `GET /v2/logout?client_id&returnTo`, as at Auth0: ends the session with all that was granted in it, then goes back to
 * the portal, and to no other site.
 *
 * @see https://auth0.com/docs/api/authentication/logout/auth-0-logout
 */
export function signOutRoutes(provider: Provider, client: { id: string; origin: string }): Hono<NodeEnv> {
  const app = new Hono<NodeEnv>();
  app.get("/v2/logout", async (context) => {
    const { client_id: clientId = client.id, returnTo } = context.req.query();
    if (clientId !== client.id || (returnTo !== undefined && originOf(returnTo) !== client.origin)) {
      const title = "This sign-out cannot go on";
      const detail = "Its `client_id` or `returnTo` does not belong to the portal. You are still signed in.";
      return context.html(errorPage({ home: client.origin, title, detail, code: "invalid_request" }), 400);
    }
    const { incoming, outgoing } = context.env;
    const session = await provider.Session.get(provider.createContext(incoming, outgoing));
    const grants = Object.values(session.authorizations ?? {}).flatMap(({ grantId }) => grantId ?? []);
    // Without its grant a refresh token is worth nothing.
    await Promise.all(grants.map(async (id) => (await provider.Grant.find(id))?.destroy()));
    await session.destroy();
    const cookie = provider.cookieName("session");
    for (const name of [cookie, `${cookie}.sig`]) deleteCookie(context, name, { path: "/", httpOnly: true });
    if (returnTo !== undefined) return context.redirect(returnTo, 302);
    return context.html(signedOutPage(client.origin));
  });
  return app;
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}
