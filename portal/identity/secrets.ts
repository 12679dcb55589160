import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { JWK } from "oidc-provider";
import * as v from "valibot";

/** What must stay the same over restarts for tokens and cookies to stay valid. */
export interface IdentitySecrets {
  readonly signingKey: JWK;
  readonly cookieKeys: string[];
}

const signingKeySchema = v.looseObject({ kty: v.literal("RSA"), n: v.string(), d: v.string(), kid: v.string() });

/** Reads the secrets, and makes them at the first start. */
export function loadSecrets(database: DatabaseSync): IdentitySecrets {
  return {
    signingKey: v.parse(signingKeySchema, JSON.parse(loadOrMake(database, "signing-key", makeSigningKey))),
    cookieKeys: [loadOrMake(database, "cookie-key", () => randomBytes(32).toString("base64url"))],
  };
}

function loadOrMake(database: DatabaseSync, name: string, make: () => string): string {
  const read = database.prepare("SELECT value FROM secret WHERE name = ?");
  const stored = read.get(name) ?? insert(database, name, make());
  return v.parse(v.object({ value: v.string() }), stored).value;
}

function insert(database: DatabaseSync, name: string, value: string): { value: string } {
  database.prepare("INSERT INTO secret (name, value) VALUES (?, ?)").run(name, value);
  return { value };
}

function makeSigningKey(): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = randomBytes(12).toString("base64url");
  return JSON.stringify({ ...privateKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" });
}
