/**
 * What `npm start` can be told, read once from the environment and `.env`. Nothing else in the portal reads
 * `process.env`.
 */
import { resolve } from "node:path";
import * as v from "valibot";

/** The portal's settings after every check. */
export interface Settings {
  readonly ports: { readonly portal: number; readonly identity: number; readonly keyStore: number };
  /** Absolute path of the folder that keeps sign-ins and keys. */
  readonly dataFolder: string;
  /** A real Auth0 tenant; `null` for the local identity server. */
  readonly auth0: { readonly domain: string; readonly clientId: string; readonly audience: string } | null;
  /** Hosted Zuplo; `null` for the embedded key store. */
  readonly zuplo: { readonly account: string; readonly bucket: string; readonly apiKey: string } | null;
  /** The embedded key store's bucket that the portal uses, and the bearer token of its HTTP API. */
  readonly store: { readonly bucket: string; readonly token: string };
  /** Where "Try it" sends its calls; `null` for the portal's own origin. */
  readonly apiUrl: string | null;
}

/** Settings that cannot work. The message lists everything that is wrong, one line each, with what to do. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** Protects nothing but this machine's demo data, so it may be known. */
export const LOCAL_STORE_TOKEN = "latchkey-local-developer-token";

const AUTH0 = ["VITE_AUTH0_DOMAIN", "VITE_AUTH0_CLIENT_ID", "VITE_AUTH0_AUDIENCE"] as const;
const ZUPLO = ["LATCHKEY_ZUPLO_ACCOUNT", "LATCHKEY_ZUPLO_BUCKET", "LATCHKEY_ZUPLO_API_KEY"] as const;

const bucket = (name: string) =>
  v.pipe(v.string(), v.regex(/^[a-z0-9-]{5,128}$/, `${name} takes 5 to 128 lower-case letters, digits and dashes.`));

const schema = v.object({
  PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, "PORT is a whole number from 1 to 65533: two more ports follow it."),
      v.transform(Number),
      v.minValue(1, "PORT is a whole number from 1 to 65533: two more ports follow it."),
      v.maxValue(65_533, "PORT is a whole number from 1 to 65533: two more ports follow it."),
    ),
    "4600",
  ),
  LATCHKEY_DATA: v.optional(v.string(), ".latchkey"),
  LATCHKEY_BUCKET: v.optional(bucket("LATCHKEY_BUCKET"), "production"),
  LATCHKEY_STORE_TOKEN: v.optional(
    v.pipe(v.string(), v.regex(/^[\x21-\x7e]{16,}$/, "LATCHKEY_STORE_TOKEN takes 16 characters or more, no spaces.")),
    LOCAL_STORE_TOKEN,
  ),
  VITE_API_URL: v.optional(v.pipe(v.string(), v.url(), v.regex(/^https?:/, "VITE_API_URL is an http(s) address."))),
  VITE_AUTH0_DOMAIN: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[a-z0-9.-]+(?::\d+)?$/i, "VITE_AUTH0_DOMAIN is a bare host, such as my-tenant.eu.auth0.com."),
    ),
  ),
  VITE_AUTH0_CLIENT_ID: v.optional(v.string()),
  VITE_AUTH0_AUDIENCE: v.optional(v.string()),
  LATCHKEY_ZUPLO_ACCOUNT: v.optional(v.string()),
  LATCHKEY_ZUPLO_BUCKET: v.optional(bucket("LATCHKEY_ZUPLO_BUCKET")),
  LATCHKEY_ZUPLO_API_KEY: v.optional(v.string()),
});

type Values = v.InferOutput<typeof schema>;

/**
 * @param env an empty value counts as one that is not there, as in a copied `.env.example`
 * @param root the folder that a relative `LATCHKEY_DATA` starts from
 * @throws SettingsError
 */
export function readSettings(env: NodeJS.ProcessEnv, root: string): Settings {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const halves = [
    halfFilled(given, AUTH0, "Auth0", "the local identity server"),
    halfFilled(given, ZUPLO, "hosted Zuplo", "the embedded key store"),
  ].filter((problem) => problem !== null);
  const parsed = v.safeParse(schema, given);
  const problems = [...(parsed.issues ?? []).map((issue) => issue.message), ...halves];
  if (!parsed.success || problems.length > 0) throw new SettingsError([...new Set(problems)].join("\n"));
  return toSettings(parsed.output, root);
}

function halfFilled(given: Record<string, string>, names: readonly string[], what: string, instead: string) {
  const missing = names.filter((name) => given[name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return null;
  const present = names.filter((name) => given[name] !== undefined);
  const verb = missing.length === 1 ? "is" : "are";
  return `${list(missing)} ${verb} missing: ${what} needs all of ${list(names)}. Fill in the rest, or remove ${list(present)} to use ${instead}.`;
}

const list = (names: readonly string[]) => new Intl.ListFormat("en").format(names);

function toSettings(values: Values, root: string): Settings {
  const { PORT, VITE_AUTH0_DOMAIN, VITE_AUTH0_CLIENT_ID, VITE_AUTH0_AUDIENCE } = values;
  const { LATCHKEY_ZUPLO_ACCOUNT, LATCHKEY_ZUPLO_BUCKET, LATCHKEY_ZUPLO_API_KEY } = values;
  return {
    ports: { portal: PORT, identity: PORT + 1, keyStore: PORT + 2 },
    dataFolder: resolve(root, values.LATCHKEY_DATA),
    auth0:
      VITE_AUTH0_DOMAIN && VITE_AUTH0_CLIENT_ID && VITE_AUTH0_AUDIENCE
        ? { domain: VITE_AUTH0_DOMAIN, clientId: VITE_AUTH0_CLIENT_ID, audience: VITE_AUTH0_AUDIENCE }
        : null,
    zuplo:
      LATCHKEY_ZUPLO_ACCOUNT && LATCHKEY_ZUPLO_BUCKET && LATCHKEY_ZUPLO_API_KEY
        ? { account: LATCHKEY_ZUPLO_ACCOUNT, bucket: LATCHKEY_ZUPLO_BUCKET, apiKey: LATCHKEY_ZUPLO_API_KEY }
        : null,
    store: { bucket: values.LATCHKEY_BUCKET, token: values.LATCHKEY_STORE_TOKEN },
    apiUrl: values.VITE_API_URL?.replace(/\/+$/, "") ?? null,
  };
}

/** The ports that these settings need, each with what it is for. */
export function neededPorts({
  ports,
  auth0,
  zuplo,
}: Pick<Settings, "ports" | "auth0" | "zuplo">): (readonly [port: number, purpose: string])[] {
  return [
    [ports.portal, "the portal"],
    ...(auth0 ? [] : [[ports.identity, "the sign-in server"] as const]),
    ...(zuplo ? [] : [[ports.keyStore, "the key store"] as const]),
  ];
}
