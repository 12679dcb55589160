import { describe, expect, test } from "vitest";
import { clientConfig } from "../../portal/client-config.ts";
import { LOCAL_STORE_TOKEN, neededPorts, readSettings, SettingsError } from "../../portal/settings.ts";

const AUTH0 = {
  VITE_AUTH0_DOMAIN: "skylark.eu.auth0.com",
  VITE_AUTH0_CLIENT_ID: "abc123",
  VITE_AUTH0_AUDIENCE: "https://api.example.com",
};
const ZUPLO = {
  LATCHKEY_ZUPLO_ACCOUNT: "skylark",
  LATCHKEY_ZUPLO_BUCKET: "skylark-production",
  LATCHKEY_ZUPLO_API_KEY: "zpka_0123456789",
};

function problemsOf(env: Record<string, string>): string {
  try {
    readSettings(env, "/repo");
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return "";
}

describe("settings that are refused", () => {
  const sets = [
    [AUTH0, "Auth0", "the local identity server"],
    [ZUPLO, "hosted Zuplo", "the embedded key store"],
  ] as const;

  for (const [set, what, instead] of sets) {
    const entries = Object.entries(set);
    for (let filled = 1; filled < 7; filled++) {
      const given = entries.filter((_, index) => filled & (1 << index));
      const missing = entries.filter((entry) => !given.includes(entry)).map(([name]) => name);
      test(`half-filled ${what}: without ${missing.join(" and ")}`, () => {
        const message = problemsOf(Object.fromEntries(given));
        const [said = ""] = message.split(" missing: ");
        for (const [name] of entries) expect(said.includes(name), name).toBe(missing.includes(name));
        expect(message).toContain(what);
        expect(message).toContain(instead);
      });
    }
  }

  test("an empty value counts as missing", () => {
    expect(problemsOf({ ...AUTH0, VITE_AUTH0_AUDIENCE: "  " })).toMatch(/^VITE_AUTH0_AUDIENCE is missing/);
  });

  test("both sets half-filled: both are named at once", () => {
    const message = problemsOf({ VITE_AUTH0_DOMAIN: "a.eu.auth0.com", LATCHKEY_ZUPLO_ACCOUNT: "b" });
    expect(message.split("\n")).toHaveLength(2);
  });

  test("no message holds a value, which may be a secret", () => {
    expect(problemsOf({ LATCHKEY_ZUPLO_API_KEY: "zpka_secret", LATCHKEY_STORE_TOKEN: "short" })).not.toMatch(
      /zpka_secret|short/,
    );
  });

  for (const port of ["0", "65534", "65536", "-1", "80.5", "abc", "0x50", "4600 4700", "999999"]) {
    test(`PORT=${port}`, () => expect(problemsOf({ PORT: port })).toContain("PORT is a whole number from 1 to 65533"));
  }

  for (const domain of ["https://skylark.eu.auth0.com", "skylark.eu.auth0.com/", "a b"]) {
    test(`VITE_AUTH0_DOMAIN=${domain}`, () =>
      expect(problemsOf({ ...AUTH0, VITE_AUTH0_DOMAIN: domain })).toContain("bare host"));
  }

  test("a bucket with capitals", () =>
    expect(problemsOf({ LATCHKEY_BUCKET: "Production" })).toContain("LATCHKEY_BUCKET"));
  test("an API address that is none", () => expect(problemsOf({ VITE_API_URL: "api.example.com" })).not.toBe(""));
  test("an API address of another scheme", () =>
    expect(problemsOf({ VITE_API_URL: "ftp://api.example.com" })).toContain("http(s)"));
});

describe("settings that work", () => {
  test("nothing given: all on this machine", () => {
    const settings = readSettings({}, "/repo");
    expect(settings).toEqual({
      ports: { portal: 4600, identity: 4601, keyStore: 4602 },
      dataFolder: "/repo/.latchkey",
      auth0: null,
      zuplo: null,
      store: { bucket: "production", token: LOCAL_STORE_TOKEN },
      apiUrl: null,
    });
    expect(neededPorts(settings).map(([port]) => port)).toEqual([4600, 4601, 4602]);
    expect(clientConfig(settings).auth0.domain).toBe("http://localhost:4601");
  });

  test("PORT moves all three", () => {
    expect(readSettings({ PORT: "65533" }, "/repo").ports).toEqual({ portal: 65533, identity: 65534, keyStore: 65535 });
  });

  test("an absolute data folder stays where it is", () => {
    expect(readSettings({ LATCHKEY_DATA: "/var/keys" }, "/repo").dataFolder).toBe("/var/keys");
  });

  test("Auth0 and Zuplo: neither local server is needed, and the pages learn nothing of Zuplo", () => {
    const settings = readSettings({ ...AUTH0, ...ZUPLO, VITE_API_URL: "https://api.example.com/" }, "/repo");
    expect(neededPorts(settings).map(([port]) => port)).toEqual([4600]);
    expect(clientConfig(settings)).toEqual({
      auth0: { domain: "skylark.eu.auth0.com", clientId: "abc123", audience: "https://api.example.com" },
      apiUrl: "https://api.example.com",
    });
  });
});
