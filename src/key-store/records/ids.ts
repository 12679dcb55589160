import { customAlphabet } from "nanoid";

const random = customAlphabet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 24);

const PREFIXES = { bucket: "bckt", consumer: "csmr", key: "key", manager: "eusr" } as const;

/** A new id in Zuplo's form, such as `csmr_` and 24 letters and digits. */
export function newId(kind: keyof typeof PREFIXES): string {
  return `${PREFIXES[kind]}_${random()}`;
}

/** True for a text that {@link newId} may have made. No other one can be in the database. */
export function isId(kind: keyof typeof PREFIXES, text: string): boolean {
  const prefix = `${PREFIXES[kind]}_`;
  return text.startsWith(prefix) && /^[0-9A-Za-z]{24}$/.test(text.slice(prefix.length));
}
