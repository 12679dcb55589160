import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { AccountClaims } from "oidc-provider";

/** Somebody who has signed in here. No password is kept: any would do. */
export interface Account {
  /** `auth0|` and 24 hex digits derived from the e-mail, so that the same person is the same user after a reset. */
  readonly sub: string;
  /** Lower case. */
  readonly email: string;
  /** As the latest sign-in said. */
  readonly emailVerified: boolean;
}

export interface Accounts {
  find(sub: string): Account | null;
  /** Makes the account, or updates whether its e-mail is verified. */
  signIn(email: string, emailVerified: boolean): Account;
}

export function createAccounts(database: DatabaseSync): Accounts {
  const select = database.prepare("SELECT sub, email, email_verified FROM account WHERE sub = ?");
  const upsert = database.prepare(`
    INSERT INTO account (sub, email, email_verified) VALUES (?, ?, ?)
    ON CONFLICT (sub) DO UPDATE SET email_verified = excluded.email_verified
  `);
  return {
    find(sub) {
      const row = select.get(sub);
      return row ? { sub, email: String(row.email), emailVerified: row.email_verified === 1 } : null;
    },
    signIn(address, emailVerified) {
      const email = address.toLowerCase();
      const sub = `auth0|${createHash("sha256").update(email).digest("hex").slice(0, 24)}`;
      upsert.run(sub, email, emailVerified ? 1 : 0);
      return { sub, email, emailVerified };
    },
  };
}

/** The standard claims, for the ID token and `/userinfo`. */
export function profileClaims({ sub, email, emailVerified }: Account): AccountClaims {
  return { sub, email, email_verified: emailVerified, name: email, nickname: email.slice(0, email.lastIndexOf("@")) };
}

/** The claims that a Latchkey guard reads from an access token; at Auth0 a Post-Login Action adds them. */
export function namespacedClaims({ email, emailVerified }: Account): Record<string, unknown> {
  return { "https://latchkey.dev/email": email, "https://latchkey.dev/email_verified": emailVerified };
}
