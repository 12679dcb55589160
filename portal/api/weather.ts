/** The sample API: imaginary weather for whoever holds a live key. */
import { createHash } from "node:crypto";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { type PortalProblem, problemResponse } from "../problem.ts";

/** What the sample API needs to know of a live key. */
export interface LiveKey {
  readonly consumer: { readonly name: string };
  readonly bucket: string;
}

export interface WeatherOptions {
  /** `null` for a key that is unknown, deleted or expired. */
  readonly verifyKey: (key: string) => Promise<LiveKey | null>;
  /** Only keys of this bucket are let in: a preview key is no key to production. */
  readonly bucket: string;
  /** Milliseconds since the epoch; the clock by default. */
  readonly now?: () => number;
}

/** What `GET /api/weather` answers. */
export interface Weather {
  readonly city: string;
  readonly temperatureC: number;
  readonly conditions: string;
  readonly windKph: number;
  /** RFC 3339, UTC: the full hour of the observation. */
  readonly observedOn: string;
  /** The consumer whose key made the call. */
  readonly servedTo: string;
}

const SKIES = ["Clear", "Light clouds", "Overcast", "Fog"];
const FREEZING = [...SKIES, "Snow showers", "Snow"];
const MILD = [...SKIES, "Drizzle", "Showers", "Thunderstorm"];
const CITY_LENGTH = 80;
const HOUR_MS = 3_600_000;
const REALM = 'Bearer realm="Skylark Weather"';

/** @returns an app for `GET /api/weather?city=…`, to be mounted at the root */
export function weatherApi({ verifyKey, bucket, now = Date.now }: WeatherOptions): Hono {
  const app = new Hono();
  app.use("/api/weather", openToBrowsers);
  app.get("/api/weather", async (context) => {
    const credential = readKey(context.req.header("authorization"));
    if ("problem" in credential) return refuse(credential.problem);
    const verified = await verifyKey(credential.key);
    if (verified === null || verified.bucket !== bucket) return refuse(REJECTED);
    const city = context.req.query("city")?.trim() ?? "";
    if (city === "" || city.length > CITY_LENGTH) return problemResponse(BAD_CITY);
    return context.json(weatherOf(city, verified.consumer.name, now()), 200, { "cache-control": "no-store" });
  });
  return app;
}

/** Stands in for {@link weatherApi} where keys live at hosted Zuplo, whose gateway is what checks them. */
export function hostedWeatherApi(): Hono {
  const app = new Hono();
  app.use("/api/weather", openToBrowsers);
  app.get("/api/weather", () =>
    problemResponse({
      status: 501,
      code: "checked_by_gateway",
      title: "This sample API does not check hosted keys",
      detail:
        "Keys of hosted Zuplo are checked by your Zuplo gateway. Call an endpoint behind it, and set VITE_API_URL to its address so that the Try it page does too.",
    }),
  );
  return app;
}

/** The key itself is the credential, no cookie is, so any page may call with a key that it was given. */
const openToBrowsers = cors({ origin: "*", allowMethods: ["GET"], allowHeaders: ["Authorization"], maxAge: 600 });

type Unauthorized = PortalProblem & { readonly challenge: string };

const unauthorized = (code: string, detail: string, challenge: string): Unauthorized => ({
  status: 401,
  code,
  title: "A valid API key is needed",
  detail,
  challenge,
});

const MISSING = unauthorized(
  "api_key_missing",
  "No API key was sent. Send one as `Authorization: Bearer <key>`; yours are on the API keys page.",
  REALM,
);
const MALFORMED = unauthorized(
  "api_key_malformed",
  "What was sent is not an API key. Send one as `Authorization: Bearer <key>`, copied whole from the API keys page.",
  `${REALM}, error="invalid_token"`,
);
const REJECTED = unauthorized(
  "api_key_rejected",
  "This API key is unknown, deleted or expired. Get a live one from the API keys page.",
  `${REALM}, error="invalid_token"`,
);
const BAD_CITY: PortalProblem = {
  status: 400,
  code: "invalid_city",
  title: "The city cannot be used",
  detail: `Give \`city\` in the query, 1 to ${CITY_LENGTH} characters, such as ?city=Oslo.`,
};

function refuse({ challenge, ...problem }: Unauthorized): Response {
  return problemResponse(problem, { "www-authenticate": challenge });
}

function readKey(header: string | undefined): { key: string } | { problem: Unauthorized } {
  if (header === undefined || header.trim() === "") return { problem: MISSING };
  const [, key] = /^bearer +(\w{20,256})$/i.exec(header.trim()) ?? [];
  return key === undefined ? { problem: MALFORMED } : { key };
}

/** The same city always has the same weather, so that an answer can be compared with the one before. */
function weatherOf(city: string, servedTo: string, now: number): Weather {
  const dice = createHash("sha256").update(city.normalize("NFC").toLocaleLowerCase("en")).digest();
  const roll = (index: number, sides: number) => dice.readUInt16BE(index * 2) % sides;
  const temperatureC = (roll(0, 400) - 100) / 10;
  const skies = temperatureC < 1 ? FREEZING : MILD;
  return {
    city,
    temperatureC,
    conditions: skies[roll(1, skies.length)] ?? "Clear",
    windKph: roll(2, 60),
    observedOn: new Date(now - (now % HOUR_MS)).toISOString(),
    servedTo,
  };
}
