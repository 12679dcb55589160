import { describe, expect, test } from "vitest";
import {
  activeKeys,
  endOfRolled,
  extendedEnd,
  isMasked,
  isReplaced,
  keyStatus,
  maskKey,
  parseInstant,
  replacedBy,
  successorExpiry,
  successorExpiryOfAll,
} from "../../src/core/index.js";

const T = Date.UTC(2030, 0, 1);
const at = (ms: number) => new Date(T + ms).toISOString();
const HOUR = 3_600_000;

describe("a key's status", () => {
  test("turns at the very instant of its expiry", () => {
    expect(keyStatus({ expiresOn: null }, T)).toBe("active");
    expect(keyStatus({ expiresOn: at(1) }, T)).toBe("expiring");
    expect(keyStatus({ expiresOn: at(0) }, T)).toBe("expired");
    expect(activeKeys([{ expiresOn: at(0) }, { expiresOn: null }], T)).toEqual([{ expiresOn: null }]);
  });
});

describe("a roll", () => {
  test("never lengthens the life of the key that it replaces", () => {
    expect(endOfRolled({ expiresOn: null }, T + HOUR)).toBe(at(HOUR));
    expect(endOfRolled({ expiresOn: at(60_000) }, T + HOUR)).toBe(at(60_000));
  });

  test("gives the successor the same lifetime, or none where the old key had none", () => {
    expect(successorExpiry({ createdOn: at(-HOUR), expiresOn: at(HOUR) }, T)).toBe(at(2 * HOUR));
    expect(successorExpiry({ createdOn: at(-HOUR), expiresOn: null }, T)).toBeNull();
  });

  test("never leads past the last date that can be written", () => {
    const key = { createdOn: at(0), expiresOn: "9999-12-31T23:59:59.000Z" };
    expect(successorExpiry(key, T + HOUR)).toBe("9999-12-31T23:59:59.999Z");
  });

  test("of several keys takes the longest lifetime, and a permanent one above all", () => {
    const short = { createdOn: at(0), expiresOn: at(HOUR) };
    const long = { createdOn: at(0), expiresOn: at(3 * HOUR) };
    expect(successorExpiryOfAll([short, long], T)).toBe(at(3 * HOUR));
    expect(successorExpiryOfAll([short, { createdOn: at(0), expiresOn: null }], T)).toBeNull();
  });
});

describe("a mask", () => {
  test("hides all but the last four characters, and a short key whole", () => {
    expect(maskKey("lkey_abcdefghijklmnop_123456")).toBe("****3456");
    expect(maskKey("short")).toBe("****");
  });

  test("leaves what is masked already", () => {
    for (const masked of ["****69ff2f90", "zpka_…2f90", "••••2f90", "abc...xyz"]) {
      expect(isMasked(masked)).toBe(true);
      expect(maskKey(masked)).toBe(masked);
    }
  });
});

describe("an instant", () => {
  test.each([
    "2030-01-31T12:00:00Z",
    "2030-01-31T12:00:00.123456Z",
    "2028-02-29T23:59:59+14:00",
    "2030-01-31t12:00:00z",
  ])("%s is one", (text) => expect(parseInstant(text)).toBe(Date.parse(text.toUpperCase())));
  test.each([
    "",
    "2030-02-30T00:00:00Z",
    "2029-02-29T00:00:00Z",
    "2030-00-10T00:00:00Z",
    "2030-01-01",
    "2030-01-01T24:00:00Z",
    "2030-01-01 00:00:00Z",
    "now",
  ])("%j is none", (text) => expect(parseInstant(text)).toBeNull());
});

describe("a replaced key", () => {
  const NOW = Date.UTC(2030, 0, 10);
  const HOUR = 3_600_000;
  const key = (description: string, made: number, ends: number | null) => ({
    description,
    createdOn: new Date(NOW + made * HOUR).toISOString(),
    expiresOn: ends === null ? null : new Date(NOW + ends * HOUR).toISOString(),
  });
  const old = key("CI", -48, 23);

  test.each([
    ["that alone has its name", key("Laptop", -1, null)],
    ["whose namesake is older", key("CI", -72, null)],
    ["whose namesake was made at the same instant", key("CI", -48, null)],
    ["whose namesake ends sooner", key("CI", -1, 22)],
    ["whose namesake ends with it", key("CI", -1, 23)],
  ])("is none %s", (_, other) => {
    expect(replacedBy(old, [other, old])).toBeUndefined();
    expect(isReplaced(old, [other, old], NOW)).toBe(false);
  });

  test("is none that never ends, nor one that has ended", () => {
    const newer = key("CI", -1, null);
    expect(isReplaced(key("CI", -48, null), [newer], NOW)).toBe(false);
    expect(isReplaced(old, [newer], NOW + 23 * HOUR)).toBe(false);
  });

  test("has the newest of its successors, whatever spaces are around the name", () => {
    const [first, second] = [key("CI", -2, 90), key(" CI ", -1, null)];
    expect(replacedBy(old, [old, second, first])).toBe(second);
    expect(isReplaced(old, [old, first], NOW)).toBe(true);
  });

  test("gets its further time from its own end, and none once it has ended", () => {
    expect(extendedEnd(old, 24 * HOUR, NOW)).toBe(new Date(NOW + 47 * HOUR).toISOString());
    expect(extendedEnd(old, 24 * HOUR, NOW + 23 * HOUR)).toBeNull();
    expect(extendedEnd(key("CI", -48, null), 24 * HOUR, NOW)).toBeNull();
  });
});
