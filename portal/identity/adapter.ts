import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

/**
 * Keeps oidc-provider's sessions, grants, codes and refresh tokens in SQLite, so that a restart signs nobody out.
 *
 * The id of an artifact is the secret itself (a refresh token, a session cookie), so only its SHA-256 is stored.
 */
export function sqliteAdapter(database: DatabaseSync, now: () => number = Date.now): AdapterFactory {
  database.prepare("DELETE FROM artifact WHERE expires_at < ?").run(seconds(now()));
  const statements = {
    upsert: database.prepare(`
      INSERT INTO artifact (model, id_hash, payload, uid, grant_id, expires_at) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (model, id_hash) DO UPDATE SET
        payload = excluded.payload, uid = excluded.uid, grant_id = excluded.grant_id, expires_at = excluded.expires_at
    `),
    find: database.prepare("SELECT payload FROM artifact WHERE model = ? AND id_hash = ?"),
    findByUid: database.prepare("SELECT payload FROM artifact WHERE model = ? AND uid = ?"),
    consume: database.prepare(
      "UPDATE artifact SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id_hash = ?",
    ),
    destroy: database.prepare("DELETE FROM artifact WHERE model = ? AND id_hash = ?"),
    revoke: database.prepare("DELETE FROM artifact WHERE model = ? AND grant_id = ?"),
  };

  return (model): Adapter => ({
    async upsert(id, { jti: _secret, ...payload }, expiresIn) {
      const expiresAt = expiresIn === undefined ? null : seconds(now()) + expiresIn;
      const { uid = null, grantId = null } = payload;
      statements.upsert.run(model, hash(id), JSON.stringify(payload, withoutCookie), uid, grantId, expiresAt);
    },
    async find(id) {
      const payload = parse(statements.find.get(model, hash(id)));
      return payload && { ...payload, jti: id };
    },
    async findByUid(uid) {
      return parse(statements.findByUid.get(model, uid));
    },
    // Codes that a person types belong to the device flow, which is off.
    async findByUserCode() {},
    async consume(id) {
      statements.consume.run(seconds(now()), model, hash(id));
    },
    async destroy(id) {
      statements.destroy.run(model, hash(id));
    },
    async revokeByGrantId(grantId) {
      statements.revoke.run(model, grantId);
    },
  });
}

/** An unfinished sign-in carries the session's cookie, which nothing reads again. */
const withoutCookie = (name: string, value: unknown) => (name === "cookie" ? undefined : value);

const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);
const hash = (id: string) => createHash("sha256").update(id).digest("base64url");

function parse(row: Record<string, unknown> | undefined): AdapterPayload | undefined {
  return row && (JSON.parse(String(row.payload)) as AdapterPayload);
}
