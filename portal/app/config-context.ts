import { createContext, use } from "react";
import type { ClientConfig } from "../client-config.ts";

export const ConfigContext = createContext<ClientConfig | null>(null);

/** The API's address, for calls and for the examples in the docs. */
export function useApiUrl(): string {
  return use(ConfigContext)?.apiUrl ?? window.location.origin;
}
