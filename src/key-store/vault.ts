/** How keys rest in the database: as a hash to verify by and, where the bucket allows it, encrypted to show again. */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

export interface Vault {
  /** Encrypts the key, bound to its id: a ciphertext that is moved to another row does not open. */
  seal(keyId: string, key: string): string;
  /** @throws Error where the text is not what {@link Vault.seal} made with this secret and id */
  unseal(keyId: string, sealed: string): string;
  /** Tells whether a database was written with this secret. Nothing about the secret follows from it. */
  readonly fingerprint: string;
}

/** What a key is looked up by. 256 random bits need no salt and no slow hash. */
export function hashKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = "v1";

/** @param secret at least 32 characters of high entropy: it is stretched to a key, not strengthened */
export function createVault(secret: string): Vault {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync("sha256", secret, "latchkey/key-store", `${VERSION}/${purpose}`, 32));
  const encryptionKey = derive("key-encryption");

  return {
    fingerprint: derive("fingerprint").toString("hex"),
    seal(keyId, key) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, encryptionKey, iv).setAAD(Buffer.from(keyId));
      const text = Buffer.concat([cipher.update(key, "utf8"), cipher.final()]);
      return `${VERSION}.${Buffer.concat([iv, text, cipher.getAuthTag()]).toString("base64url")}`;
    },
    unseal(keyId, sealed) {
      const [version, payload = ""] = sealed.split(".");
      const bytes = Buffer.from(payload, "base64url");
      if (version !== VERSION || bytes.length < IV_BYTES + TAG_BYTES) {
        throw new Error("A stored key has an unknown form. Was it written by a newer Latchkey?");
      }
      const decipher = createDecipheriv(CIPHER, encryptionKey, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(keyId)).setAuthTag(bytes.subarray(-TAG_BYTES));
      return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
    },
  };
}
