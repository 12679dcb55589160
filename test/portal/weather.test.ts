import { describe, expect, test } from "vitest";
import { hostedWeatherApi, weatherApi } from "../../portal/api/weather.ts";

const LIVE = "lkey_0123456789abcdefghijklmnopqrstuv_a1b2c3";
const PREVIEW = "lkey_previewpreviewpreviewpreviewpre_a1b2c3";

function api(now = Date.parse("2026-05-04T09:41:00Z")) {
  const buckets = new Map([
    [LIVE, "production"],
    [PREVIEW, "preview"],
  ]);
  const verifyKey = async (key: string) => {
    const bucket = buckets.get(key);
    return bucket === undefined ? null : { bucket, consumer: { name: "my-first-app" } };
  };
  return weatherApi({ verifyKey, bucket: "production", now: () => now });
}

const get = (query = "?city=Oslo", authorization?: string) =>
  api().request(`/api/weather${query}`, { headers: authorization === undefined ? {} : { authorization } });

describe("a call without a live key", () => {
  const cases = [
    ["no key", undefined, "api_key_missing"],
    ["an empty header", "", "api_key_missing"],
    ["another scheme", `Basic ${LIVE}`, "api_key_malformed"],
    ["the key without its scheme", LIVE, "api_key_malformed"],
    ["a word that is no key", "Bearer hello", "api_key_malformed"],
    ["a JWT", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "api_key_malformed"],
    ["an endless key", `Bearer ${"a".repeat(10_000)}`, "api_key_malformed"],
    ["a key that is unknown, deleted or expired", `Bearer ${LIVE}x`, "api_key_rejected"],
    ["a live key of another bucket", `Bearer ${PREVIEW}`, "api_key_rejected"],
  ] as const;

  for (const [name, authorization, code] of cases) {
    test(`${name}: 401 ${code}`, async () => {
      const response = await get("?city=Oslo", authorization);
      expect(response.status).toBe(401);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(response.headers.get("www-authenticate")).toMatch(/^Bearer realm=/);
      expect(response.headers.get("cache-control")).toBe("no-store");
      const body = await response.text();
      expect(JSON.parse(body)).toMatchObject({ status: 401, code });
      if (authorization) expect(body).not.toContain(authorization);
    });
  }

  test("the answer to no key at all does not claim that a token was wrong", async () => {
    expect((await get()).headers.get("www-authenticate")).not.toContain("error=");
    expect((await get("?city=Oslo", `Bearer ${LIVE}x`)).headers.get("www-authenticate")).toContain("invalid_token");
  });

  test("without a key nothing is said of the city", async () => {
    expect((await get("")).status).toBe(401);
  });
});

describe("a call with a live key", () => {
  for (const query of ["", "?city=", "?city=%20%20", `?city=${"x".repeat(81)}`]) {
    test(`${query.slice(0, 14) || "no city"}: 400`, async () => {
      const response = await get(query, `Bearer ${LIVE}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: "invalid_city" });
    });
  }

  test("answers the weather, for that consumer, not to be cached", async () => {
    const response = await get("?city=Oslo", `Bearer ${LIVE}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({
      city: "Oslo",
      temperatureC: expect.any(Number),
      conditions: expect.any(String),
      windKph: expect.any(Number),
      observedOn: "2026-05-04T09:00:00.000Z",
      servedTo: "my-first-app",
    });
  });

  test("a city has its own weather, however its name is written", async () => {
    const weather = async (city: string) => {
      const response = await get(`?${new URLSearchParams({ city })}`, `bearer ${LIVE}`);
      const { city: _name, ...rest } = await response.json();
      return rest;
    };
    expect(await weather("OSLO ")).toEqual(await weather("oslo"));
    expect(await weather("São Paulo")).toEqual(await weather("Sa\u0303o Paulo"));
    expect(await weather("Oslo")).not.toEqual(await weather("Bergen"));
  });

  test("a page of another origin may call with a key", async () => {
    const preflight = await api().request("/api/weather", {
      method: "OPTIONS",
      headers: { origin: "https://app.example", "access-control-request-method": "GET" },
    });
    expect(preflight.headers.get("access-control-allow-headers")).toBe("Authorization");
    expect(preflight.headers.get("access-control-allow-methods")).toBe("GET");
    expect(preflight.headers.has("access-control-allow-credentials")).toBe(false);
  });
});

test("with hosted Zuplo: 501, and who checks the keys", async () => {
  const response = await hostedWeatherApi().request("/api/weather?city=Oslo");
  expect(response.status).toBe(501);
  expect(await response.json()).toMatchObject({
    code: "checked_by_gateway",
    detail: expect.stringContaining("gateway"),
  });
});
