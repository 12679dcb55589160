import { describe, expect, test } from "vitest";
import { keyFormat } from "../../src/key-store/key-format.ts";

const { generate, isWellFormed } = keyFormat("lkey");

/** Its checksum was worked out with another CRC-32. */
const FIXED = `lkey_${"Latchkey".repeat(5)}abc_49uzxs`;

describe("the format of a key", () => {
  test("is the prefix, 256 random bits and a checksum, in one word", () => {
    const key = generate();
    expect(key).toMatch(/^lkey_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/);
    expect(key).toMatch(/^\w+$/);
    expect(isWellFormed(key)).toBe(true);
  });

  test("never comes twice", () => {
    expect(new Set(Array.from({ length: 1000 }, generate)).size).toBe(1000);
  });

  test("stays what it was: keys that were handed out keep fitting", () => {
    expect(isWellFormed(FIXED)).toBe(true);
  });

  test("finds every wrong character, and every two that changed places", () => {
    const key = generate();
    for (let index = 0; index < key.length; index += 1) {
      const wrong = key[index] === "x" ? "y" : "x";
      expect(isWellFormed(key.slice(0, index) + wrong + key.slice(index + 1))).toBe(false);
      const [left, right] = [key[index], key[index + 1]];
      if (right !== undefined && left !== right) {
        expect(isWellFormed(key.slice(0, index) + right + left + key.slice(index + 2))).toBe(false);
      }
    }
  });

  test.each([
    ["nothing", ""],
    ["another prefix", keyFormat("other").generate()],
    ["upper case", FIXED.toUpperCase()],
    ["a space in front", ` ${generate()}`],
    ["a line end", `${generate()}\n`],
    ["one character too many", `${generate()}a`],
    ["the checksum missing", generate().slice(0, -7)],
    ["a letter that only looks alike", generate().replace("k", "\u0138")],
    ["half a million characters", `lkey_${"a".repeat(500_000)}`],
  ])("refuses %s", (_, text) => {
    expect(isWellFormed(text)).toBe(false);
  });
});
