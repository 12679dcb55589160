/**
 * What a key looks like: `lkey_<43 random characters>_<6 characters of checksum>`. One word to a double click, found by
 * secret scanners through its prefix, and a mistyped one is told from a real one without asking the database.
 */
import { crc32 } from "node:zlib";
import { customAlphabet } from "nanoid";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 43 characters of 62 kinds hold 256 random bits. */
const randomPart = customAlphabet(BASE62, 43);
/** 6 characters of 62 kinds hold the 32 bits of a CRC. */
const CHECKSUM_LENGTH = 6;

export interface KeyFormat {
  /** A new key. */
  generate(): string;
  /** True for a text that claims to be a key of this format: it has the prefix. */
  claims(text: string): boolean;
  /** True for a key that {@link KeyFormat.generate} may have made: the checksum fits. */
  isWellFormed(text: string): boolean;
}

/** @param prefix what comes before the first underscore */
export function keyFormat(prefix: string): KeyFormat {
  const pattern = new RegExp(`^${prefix}_[0-9A-Za-z]{43}_[0-9A-Za-z]{${CHECKSUM_LENGTH}}$`);
  return {
    generate() {
      const body = `${prefix}_${randomPart()}`;
      return `${body}_${checksum(body)}`;
    },
    claims: (text) => text.startsWith(`${prefix}_`),
    isWellFormed: (text) =>
      pattern.test(text) && text.slice(-CHECKSUM_LENGTH) === checksum(text.slice(0, -CHECKSUM_LENGTH - 1)),
  };
}

/** The CRC-32 of a text in base 62, padded with zeros. It finds typing errors; it proves nothing. */
function checksum(text: string): string {
  let rest = crc32(text);
  let digits = "";
  for (let place = 0; place < CHECKSUM_LENGTH; place += 1) {
    digits = BASE62.charAt(rest % BASE62.length) + digits;
    rest = Math.floor(rest / BASE62.length);
  }
  return digits;
}
