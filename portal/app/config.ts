import * as v from "valibot";
import type { ClientConfig } from "../client-config.ts";

const schema = v.object({
  auth0: v.object({ domain: v.string(), clientId: v.string(), audience: v.string() }),
  apiUrl: v.nullable(v.string()),
});

/** Reads what the server says about sign-in and the API. Rejects where it cannot be reached or makes no sense. */
export async function loadConfig(): Promise<ClientConfig> {
  const response = await fetch("/config.json");
  if (!response.ok) throw new Error(`The portal's server answered ${response.status}.`);
  return v.parse(schema, await response.json());
}
