import type { DatabaseSync } from "node:sqlite";
import { interactionPolicy, type KoaContextWithOIDC, Provider } from "oidc-provider";
import { type Accounts, namespacedClaims, profileClaims } from "./accounts.ts";
import { sqliteAdapter } from "./adapter.ts";
import { errorPage, signedOutPage, signOutPage } from "./pages.ts";
import type { IdentitySecrets } from "./secrets.ts";

export interface ProviderOptions {
  /** Exactly what tokens carry as `iss`: with the slash at its end, as Auth0's. */
  readonly issuer: string;
  /** The single-page app that may sign people in. */
  readonly client: { readonly id: string; readonly origin: string };
  readonly database: DatabaseSync;
  readonly accounts: Accounts;
  readonly secrets: IdentitySecrets;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SCOPES = ["openid", "profile", "email", "offline_access"];

/** A certified OpenID server that behaves, on Auth0's paths, as a single-page app expects of an Auth0 tenant. */
export function createProvider({ issuer, client, database, accounts, secrets }: ProviderOptions): Provider {
  const prefix = `latchkey-identity-${new URL(issuer).port}`;
  const provider = new Provider(issuer, {
    adapter: sqliteAdapter(database),
    jwks: { keys: [secrets.signingKey] },
    // Cookies do not tell ports apart: the name does, so that two portals on one machine can be signed in at once.
    cookies: {
      keys: secrets.cookieKeys,
      names: { session: `${prefix}-session`, interaction: `${prefix}-sign-in`, resume: `${prefix}-resume` },
    },
    clients: [
      {
        client_id: client.id,
        client_name: "Skylark Weather",
        application_type: "web",
        token_endpoint_auth_method: "none",
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        redirect_uris: [client.origin, `${client.origin}/`],
        post_logout_redirect_uris: [client.origin, `${client.origin}/`],
      },
    ],
    clientBasedCORS: (_context, origin) => origin === client.origin,
    scopes: SCOPES,
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "nickname"] },
    // Auth0 puts the profile into the ID token of the code flow too.
    conformIdTokenClaims: false,
    routes: {
      authorization: "/authorize",
      token: "/oauth/token",
      userinfo: "/userinfo",
      jwks: "/.well-known/jwks.json",
      end_session: "/oidc/logout",
      pushed_authorization_request: "/oauth/par",
    },
    extraParams: ["audience", "auth0Client", "screen_hint"],
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      webMessageResponseMode: { enabled: true, ack: "individual-draft-01" },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => show(context, signOutPage({ home: client.origin, form })),
        postLogoutSuccessSource: (context) => show(context, signedOutPage(client.origin)),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: (context, _client, oneOf) => oneOf ?? audienceOf(context),
        useGrantedResource: () => true,
        // Auth0 lists these in an API's token too, and `/userinfo` is open to it for their sake.
        getResourceServerInfo: () => ({ scope: SCOPES.join(" "), accessTokenFormat: "jwt", accessTokenTTL: DAY }),
      },
    },
    interactions: { policy: policyWithoutConsent(), url: (_context, { uid }) => `/sign-in/${uid}` },
    loadExistingGrant: grantEverything,
    findAccount: (_context, sub) => {
      const account = accounts.find(sub);
      return account ? { accountId: sub, claims: () => profileClaims(account) } : undefined;
    },
    // Read anew for every token, so that a refresh picks up an e-mail that was verified meanwhile.
    extraTokenClaims: (_context, token) => {
      const account = "accountId" in token && token.accountId ? accounts.find(token.accountId) : null;
      return account ? namespacedClaims(account) : undefined;
    },
    issueRefreshToken: (_context, app) => app.grantTypeAllowed("refresh_token"),
    rotateRefreshToken: true,
    ttl: {
      AccessToken: DAY,
      AuthorizationCode: MINUTE,
      IdToken: DAY,
      RefreshToken: 14 * DAY,
      Interaction: HOUR,
      Session: 14 * DAY,
      Grant: 14 * DAY,
    },
    renderError: (context, { error: code, error_description: reason = "no reason given" }) => {
      const detail = `The app that sent you here asked for something that this server does not do: ${reason}.`;
      show(context, errorPage({ home: client.origin, title: "This sign-in cannot go on", detail, code }));
    },
  });
  provider.on("server_error", (_context, error) => {
    process.stderr.write(`Sign-in server: ${error.name}: ${error.message}\n`);
  });
  return provider;
}

function show(context: KoaContextWithOIDC, page: string): void {
  context.type = "html";
  context.body = page;
}

/** Nobody is asked whether the portal may know its own user. */
function policyWithoutConsent() {
  const policy = interactionPolicy.base();
  policy.remove("consent");
  return policy;
}

async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const { client, provider, session } = oidc;
  if (!client || !session?.accountId) return undefined;
  const id = session.grantIdFor(client.clientId);
  const existing = id ? await provider.Grant.find(id) : undefined;
  const owner = { clientId: client.clientId, accountId: session.accountId };
  const grant = existing?.accountId === session.accountId ? existing : new provider.Grant(owner);
  grant.addOIDCScope(SCOPES);
  for (const api of Object.keys(oidc.resourceServers ?? {})) grant.addResourceScope(api, SCOPES);
  await grant.save();
  return grant;
}

/** Auth0's name for the API that a token is for. Without one, the token is for `/userinfo` alone. */
function audienceOf({ oidc }: KoaContextWithOIDC): string | undefined {
  const audience = oidc.params?.audience;
  return typeof audience === "string" ? audience : undefined;
}
