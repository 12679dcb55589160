import fc from "fast-check";
import { expect, test } from "vitest";
import { keyFormat } from "../../src/key-store/key-format.ts";
import { anyText } from "./arbitraries.ts";
import { holds } from "./property.ts";

const format = keyFormat("lkey");
const BASE62 = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];
const key = fc.constant(null).map(() => format.generate());

test("every key that is made is well formed, one word, and unlike any other", async () => {
  const seen = new Set<string>();
  await holds(
    fc.property(key, (each) => {
      expect(format.isWellFormed(each)).toBe(true);
      expect(each).toMatch(/^\w+$/);
      expect(seen.has(each)).toBe(false);
      seen.add(each);
    }),
  );
});

test("one wrong character, or two that changed places, is told without a look-up", async () => {
  await holds(
    fc.property(key, fc.nat(), fc.constantFrom(...BASE62), (good, position, character) => {
      const at = "lkey_".length + (position % 43);
      const mistyped = good.slice(0, at) + character + good.slice(at + 1);
      expect(format.isWellFormed(mistyped)).toBe(mistyped === good);
      const swapped = good.slice(0, at) + good.charAt(at + 1) + good.charAt(at) + good.slice(at + 2);
      expect(format.isWellFormed(swapped)).toBe(swapped === good);
    }),
  );
});

test("no other text passes for a key, and none stops the check", async () => {
  await holds(
    fc.property(
      fc.oneof(
        anyText,
        anyText.map((text) => `lkey_${text}`),
      ),
      (text) => {
        expect(format.isWellFormed(text)).toBe(false);
      },
    ),
  );
});
