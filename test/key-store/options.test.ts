import { type KeyStoreOptions, openKeyStore } from "latchkey/key-store";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { API_KEY } from "./fixture.ts";

beforeEach(() => {
  vi.stubEnv("LATCHKEY_SECRET", undefined);
  return () => vi.unstubAllEnvs();
});

describe("options that cannot work", () => {
  const good = { database: ":memory:", apiKey: API_KEY };
  test.each<[string, Record<string, unknown>, RegExp]>([
    ["no apiKey", { apiKey: undefined }, /apiKey/],
    ["a short apiKey", { apiKey: "fifteen-letters" }, /`apiKey` must have at least 16 characters/],
    ["no database", { database: undefined }, /database/],
    ["an empty database", { database: "" }, /`database` is empty/],
    ["a URL of another database", { database: "mysql://localhost/keys" }, /no other URL/],
    ["PostgreSQL without a secret", { database: "postgres://localhost/keys" }, /PostgreSQL needs a secret/],
    [
      "a URL that cannot be read",
      { database: "postgres://me:fifteen-letters@host:port/keys" },
      /not a URL that can be read/,
    ],
    ["a bad schema", { postgres: { schema: "Keys; drop" } }, /`postgres.schema`/],
    ["no connection", { postgres: { poolSize: 0 } }, /`postgres.poolSize` must be a whole number from 1/],
    ["an unknown option of PostgreSQL", { postgres: { timeout: 1 } }, /`postgres` takes `schema`/],
    ["a short secret", { secret: "only-31-characters-of-a-secret-" }, /at least 32 characters/],
    ["an empty secret", { secret: "" }, /at least 32 characters/],
    ["a bad prefix", { prefix: "L_" }, /`prefix`/],
    ["an empty account", { account: "" }, /`account`/],
    ["a bucket of a bad name", { buckets: ["prod"] }, /a bucket's name has 5 to 128/],
    ["a bucket of another kind", { buckets: [1] }, /a bucket is its name, or an object/],
    [
      "a bucket with an unknown field",
      { buckets: [{ name: "production", retrievable: false }] },
      /a bucket is its name/,
    ],
  ])("%s", async (_, options, message) => {
    const opening = openKeyStore({ ...good, ...options } as KeyStoreOptions);
    await expect(opening).rejects.toThrow(TypeError);
    await expect(opening).rejects.toThrow(message);
    await expect(opening).rejects.not.toThrow(/only-31|fifteen-letters/);
  });

  test("a short secret in the environment is named", async () => {
    vi.stubEnv("LATCHKEY_SECRET", "short");
    await expect(openKeyStore(good)).rejects.toThrow("LATCHKEY_SECRET");
  });
});
