import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from "jose";
import RateLimiterMemory from "rate-limiter-flexible/lib/RateLimiterMemory.js";

const TIMEOUT_MS = 5000;
/** How often a minute keys that nobody has heard of may be asked for at the issuer. */
const LOOKUPS_A_MINUTE = 5;

/**
 * The issuer's public keys, fetched when needed and kept for ten minutes.
 *
 * A token signed with a key that is not among them may come after a rotation, so the keys are fetched again at once; but
 * anybody can make such tokens up, so only a few times a minute.
 */
export function issuerKeys(url: URL): JWTVerifyGetKey {
  // Its own pause of 30 s would turn away, for so long, whoever signs in right after a rotation.
  const keys = createRemoteJWKSet(url, { timeoutDuration: TIMEOUT_MS, cooldownDuration: Number.POSITIVE_INFINITY });
  const lookups = new RateLimiterMemory({ points: LOOKUPS_A_MINUTE, duration: 60 });

  const lookUp = async () => {
    const allowed = await lookups.consume("issuer").then(
      () => true,
      () => false,
    );
    if (allowed) await keys.reload();
  };
  let pending: Promise<void> | undefined;

  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      // Everybody comes with the new key at once: one question answers them all.
      pending ??= lookUp().finally(() => {
        pending = undefined;
      });
      await pending;
      return keys(header, token);
    }
  };
}
