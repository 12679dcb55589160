import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { openKeyStore } from "latchkey/key-store";
import { auth0, createGuard, zuplo } from "latchkey/server";
import { hostedWeatherApi, weatherApi } from "./api/weather.ts";
import { clientConfig, LOCAL_AUDIENCE, LOCAL_CLIENT_ID } from "./client-config.ts";
import { openIdentity } from "./identity/index.ts";
import { localOnly } from "./local-only.ts";
import { listen } from "./network.ts";
import type { Settings } from "./settings.ts";
import { portalSite } from "./site.ts";

/** The running portal. */
export interface Portal {
  /** Stops every server and closes what is stored; the data stays. */
  close(): Promise<void>;
}

/**
 * Opens what is stored and starts the servers. Needs the built package and the built pages.
 *
 * @throws PortError where a port was taken meanwhile; what was already started is stopped
 */
export async function startPortal(settings: Settings): Promise<Portal> {
  const opened: { close(): void | Promise<void> }[] = [];
  const close = async () => {
    // Newest first: servers stop before what they serve is closed.
    for (const part of opened.reverse()) await part.close();
  };
  try {
    const { ports } = settings;
    const origin = `http://localhost:${ports.portal}`;
    const identityUrl = `http://localhost:${ports.identity}/`;
    if (!settings.auth0) {
      const client = { id: LOCAL_CLIENT_ID, origin };
      const identity = openIdentity({ issuer: identityUrl, client, dataFolder: settings.dataFolder });
      opened.push(identity);
      opened.push(await listen(identity.app.fetch, ports.identity, "the sign-in server"));
    }
    const keys = await openKeys(settings, opened);
    const guard = createGuard({
      auth: settings.auth0
        ? auth0({ domain: settings.auth0.domain, audience: settings.auth0.audience })
        : auth0({ issuer: identityUrl, audience: LOCAL_AUDIENCE }),
      upstream: keys.upstream,
      basePath: "/api/keys",
    });
    const pages = fileURLToPath(new URL("dist", import.meta.url));
    const site = portalSite({ config: clientConfig(settings), guard, weather: keys.weather, pages });
    opened.push(await listen(site.fetch, ports.portal, "the portal"));
    return { close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The key service that the guard calls, and the sample API that fits it. */
async function openKeys(settings: Settings, opened: { close(): void | Promise<void> }[]) {
  if (settings.zuplo) return { upstream: zuplo(settings.zuplo), weather: hostedWeatherApi() };
  const { bucket, token } = settings.store;
  const store = await openKeyStore({ database: join(settings.dataFolder, "keys.sqlite"), apiKey: token });
  opened.push(store);
  const overHttp = new Hono().use(localOnly).all("*", (context) => store.fetch(context.req.raw));
  opened.push(await listen(overHttp.fetch, settings.ports.keyStore, "the key store"));
  return {
    // In process: the same requests, without the network.
    upstream: zuplo({
      account: "local",
      bucket,
      apiKey: token,
      url: `http://localhost:${settings.ports.keyStore}`,
      fetch: store.fetch,
    }),
    weather: weatherApi({ verifyKey: async (key) => store.verifyKey(key), bucket }),
  };
}
