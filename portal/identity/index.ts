/**
 * The local identity server: a real OpenID provider on Auth0's paths that takes any e-mail address and any password, so
 * that the portal can use Auth0's own client unchanged on a machine without an Auth0 tenant.
 */
import { readFileSync } from "node:fs";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { localOnly } from "../local-only.ts";
import { createAccounts } from "./accounts.ts";
import { openIdentityDatabase } from "./database.ts";
import type { NodeEnv } from "./node-env.ts";
import { errorPage, messagePage } from "./pages.ts";
import { createProvider } from "./provider.ts";
import { loadSecrets } from "./secrets.ts";
import { signInRoutes } from "./sign-in.ts";
import { signOutRoutes } from "./sign-out.ts";
import { userinfoRoutes } from "./userinfo.ts";

export interface IdentityOptions {
  /** This server's own address with a slash at its end: the `iss` of its tokens. */
  readonly issuer: string;
  /** The portal, the only app that may sign people in here. */
  readonly client: { readonly id: string; readonly origin: string };
  /** Keeps accounts, sessions and signing keys in `identity.sqlite`. */
  readonly dataFolder: string;
}

export interface Identity {
  readonly app: Hono<NodeEnv>;
  close(): void;
}

const asset = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

export function openIdentity({ issuer, client, dataFolder }: IdentityOptions): Identity {
  const database = openIdentityDatabase(dataFolder);
  const accounts = createAccounts(database);
  const secrets = loadSecrets(database);
  const provider = createProvider({ issuer, client, database, accounts, secrets });
  const { kty = "RSA", n = "", e = "", kid = "" } = secrets.signingKey;
  const home = client.origin;
  const styles = asset("../app/styles/tokens.css") + asset("identity.css");
  const icon = asset("../public/favicon.svg");

  const app = new Hono<NodeEnv>();
  app.use(localOnly);
  app.get("/styles.css", (context) => context.body(styles, 200, { "content-type": "text/css; charset=utf-8" }));
  app.get("/favicon.svg", (context) => context.body(icon, 200, { "content-type": "image/svg+xml" }));
  app.use("/", pageHeaders(home));
  app.use("/sign-in/*", pageHeaders(home));
  app.use("/v2/*", pageHeaders(home));
  app.get("/", (context) =>
    context.html(
      messagePage({
        home,
        title: "The sign-in server is running",
        detail: "There is nothing to do here: press “Sign in” in the portal, and it brings you back when needed.",
      }),
    ),
  );
  app.route("/", signInRoutes(provider, accounts, home));
  app.route("/", signOutRoutes(provider, client));
  app.route("/", userinfoRoutes({ issuer, publicKey: { kty, n, e, kid }, accounts, origin: home }));

  provider.use(async (context, next) => {
    await next();
    if (context.status !== 404 || context.body) return;
    context.status = 404;
    context.body = errorPage({ home, title: "Page not found", detail: "This sign-in server has no such page." });
  });
  const answer = provider.callback();
  app.all("*", async (context) => {
    await answer(context.env.incoming, context.env.outgoing);
    return RESPONSE_ALREADY_SENT;
  });

  return { app, close: () => database.close() };
}

/** `form-action` names the portal because browsers hold the redirects that follow a form to it as well. */
const pageHeaders = (portal: string) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      formAction: ["'self'", portal],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    referrerPolicy: "same-origin",
    // Auth0's pages can be opened as a pop-up that talks to its opener, so these can too.
    crossOriginOpenerPolicy: false,
    strictTransportSecurity: false,
  });
