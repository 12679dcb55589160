/** Who a verified access token speaks for. */
export interface User {
  /** The subject at the identity provider, such as `auth0|65f0…`. Decides whose consumers are seen. */
  readonly sub: string;
  /** The e-mail address, or `null` where the identity provider tells none. */
  readonly email: string | null;
  /** Only a verified address grants anything. */
  readonly emailVerified: boolean;
  /** All claims of the access token, for a provisioning function that looks at an organisation or a plan. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * Tells who sent a request.
 *
 * @throws LatchkeyError `missing_token`, `invalid_token`, `expired_token` or `identity_unavailable`
 */
export type Authenticate = (request: Request) => Promise<User>;

/**
 * The form in which e-mail addresses are compared: ASCII letters without their case. Look-alikes from other alphabets
 * stay different, and so do addresses that only some mail servers would call the same.
 */
export function comparableEmail(email: string): string {
  return email.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The address that may grant something to this user, in comparable form; `null` unless it is verified. */
export function grantingEmail(user: User): string | null {
  return user.emailVerified && user.email !== null ? comparableEmail(user.email) : null;
}
