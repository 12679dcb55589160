import { type AppState, Auth0Provider } from "@auth0/auth0-react";
import { useState } from "react";
import { RouterProvider } from "react-router/dom";
import type { ClientConfig } from "../client-config.ts";
import { auth0Worker } from "./auth0-worker.ts";
import { ConfigContext } from "./config-context.ts";
import { createPortalRouter } from "./router.tsx";

// Once: a Trusted Types policy cannot be made twice.
const workerUrl = auth0Worker();

/** Auth0 around the router: Auth0's own client, whether the domain is a tenant's or the local sign-in server's. */
export function App({ config }: { config: ClientConfig }) {
  const [router] = useState(createPortalRouter);
  const { domain, clientId, audience } = config.auth0;
  return (
    <Auth0Provider
      domain={domain}
      clientId={clientId}
      authorizationParams={{
        redirect_uri: window.location.origin,
        audience,
        scope: "openid profile email offline_access",
      }}
      // Tokens stay in memory; after a reload, the session at the sign-in server gives new ones.
      cacheLocation="memory"
      useRefreshTokens
      useRefreshTokensFallback
      workerUrl={workerUrl}
      onRedirectCallback={(state?: AppState) => {
        // Who has followed a link while the code was being exchanged stays there.
        const { location, navigation } = router.state;
        const isStillHere = new URLSearchParams((navigation.location ?? location).search).has("state");
        if (isStillHere) void router.navigate(state?.returnTo ?? "/", { replace: true });
      }}
    >
      <ConfigContext value={config}>
        <RouterProvider router={router} />
      </ConfigContext>
    </Auth0Provider>
  );
}
