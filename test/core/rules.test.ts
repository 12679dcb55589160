/** What input is taken, to the last character and the last millisecond. */
import { describe, expect, test } from "vitest";
import { isMasked, maskKey, replacedBy, successorExpiryOfAll } from "../../src/core/api-key.ts";
import { parseInstant } from "../../src/core/instant.ts";
import { CLOCK_TOLERANCE_MS, LATEST_INSTANT, LIMITS } from "../../src/core/limits.ts";
import { isProblemCode, LatchkeyError, toLatchkeyError } from "../../src/core/problem.ts";
import { endingMoment, futureExpiry, isName } from "../../src/core/rules.ts";

const NOW = Date.UTC(2030, 0, 1);
const at = (ms: number) => new Date(ms).toISOString();

/** The code and the sentence of a refusal. */
function refusal(attempt: () => unknown) {
  try {
    attempt();
  } catch (error) {
    if (error instanceof LatchkeyError) return { code: error.code, detail: error.detail };
  }
  throw new Error("It was not refused.");
}

describe("a date-time", () => {
  test.each([
    "2030-00-10T00:00:00Z",
    "2030-13-10T00:00:00Z",
    "2030-01-00T00:00:00Z",
    "2030-01-32T00:00:00Z",
    "2030-02-29T00:00:00Z",
    "2030-04-31T00:00:00Z",
    "2030-01-01T24:00:00Z",
    "2030-01-01T00:60:00Z",
    "2030-01-01T00:00:00",
    "2030-01-01",
    " 2030-01-01T00:00:00Z",
    "",
  ])("is not %j", (text) => expect(parseInstant(text)).toBeNull());

  test.each([
    ["2028-02-29T00:00:00Z", Date.UTC(2028, 1, 29)],
    ["2030-12-31T23:59:59.999Z", Date.UTC(2030, 11, 31, 23, 59, 59, 999)],
    ["2030-01-01t02:00:00+02:00", NOW],
  ])("may be %j", (text, expected) => expect(parseInstant(text)).toBe(expected));
});

describe("the end of a new key", () => {
  test("lies in the future, by a millisecond at least", () => {
    expect(futureExpiry(at(NOW + 1), NOW)).toBe(at(NOW + 1));
    expect(refusal(() => futureExpiry(at(NOW), NOW))).toEqual({
      code: "invalid_expiry",
      detail: "A new key must expire in the future.",
    });
  });

  test("is a date-time that can be written again", () => {
    expect(futureExpiry(at(LATEST_INSTANT), NOW)).toBe(at(LATEST_INSTANT));
    expect(refusal(() => futureExpiry("9999-12-31T23:59:59.999-01:00", NOW))).toEqual({
      code: "invalid_expiry",
      detail: "`expiresOn` lies too far ahead.",
    });
    expect(refusal(() => futureExpiry("tomorrow", NOW))).toMatchObject({
      code: "invalid_body",
      detail: expect.stringContaining("RFC 3339"),
    });
  });
});

test("a moment of the last five minutes is now; one before that is a mistake", () => {
  expect(endingMoment(at(NOW - CLOCK_TOLERANCE_MS), NOW)).toBe(NOW);
  expect(endingMoment(at(NOW + 5), NOW)).toBe(NOW + 5);
  expect(refusal(() => endingMoment(at(NOW - CLOCK_TOLERANCE_MS - 1), NOW))).toMatchObject({
    code: "invalid_expiry",
    detail: expect.stringContaining("lies in the past"),
  });
});

test("a name has as many characters as the limit says, and no more", () => {
  expect(isName("a".repeat(LIMITS.nameLength))).toBe(true);
  expect(isName("a".repeat(LIMITS.nameLength + 1))).toBe(false);
});

describe("a mask", () => {
  test.each(["****3f9a", "•••3f9a", "lkey_…3f9a", "lkey_...3f9a"])("%s is one", (text) => {
    expect(isMasked(text)).toBe(true);
    expect(maskKey(text)).toBe(text);
  });

  test.each(["lkey_a*b", "lkey.a.b", "lkey_a**b"])("%s is none: one sign hides nothing", (text) => {
    expect(isMasked(text)).toBe(false);
  });

  test("shows the ending of twelve characters and nothing of eleven", () => {
    expect(maskKey("a1234567890b")).toBe("****890b");
    expect(maskKey("a123456789b")).toBe("****");
  });
});

test("the successor of several lives as long as the longest-lived of them", () => {
  const created = at(NOW);
  const key = (days: number) => ({ createdOn: created, expiresOn: at(NOW + days * 86_400_000) });
  const later = NOW + 1000;
  expect(successorExpiryOfAll([key(3), key(9), key(5)], later)).toBe(at(later + 9 * 86_400_000));
  expect(successorExpiryOfAll([key(9), key(3)], later)).toBe(at(later + 9 * 86_400_000));
});

test("of several keys that followed, the newest of the same name has taken over", () => {
  const key = (id: string, description: string, day: number, expiresOn: string | null) => ({
    id,
    description,
    createdOn: at(NOW + day * 86_400_000),
    expiresOn,
  });
  const old = key("old", "CI", 0, at(NOW + 86_400_000));
  const first = key("first", " CI ", 1, null);
  const second = key("second", "CI", 2, null);
  const other = key("other", "Laptop", 3, null);
  const shorter = key("shorter", "CI", 4, at(NOW + 3600_000));
  expect(replacedBy(old, [old, first, second, other, shorter])?.id).toBe("second");
  expect(replacedBy(old, [second, first, old])?.id).toBe("second");
  expect(replacedBy(old, [old, other, shorter])).toBeUndefined();
});

describe("a failure", () => {
  test("says its title, and its detail where there is one", () => {
    const plain = new LatchkeyError("not_found");
    const detailed = new LatchkeyError("not_found", { detail: "It may have been deleted." });
    expect(plain.message).toBe(plain.title);
    expect(detailed.message).toBe(`${plain.title}: It may have been deleted.`);
  });

  test("has no empty members as problem details", () => {
    expect(Object.keys(new LatchkeyError("not_found").toProblem())).toEqual(["type", "title", "status", "code"]);
    expect(new LatchkeyError("not_found", { detail: "Gone." }).toProblem("r1")).toMatchObject({
      detail: "Gone.",
      requestId: "r1",
    });
  });

  test("of an unknown kind keeps what was thrown as its cause", () => {
    const thrown = new Error("inside");
    expect(toLatchkeyError(thrown).cause).toBe(thrown);
    expect(toLatchkeyError(thrown).code).toBe("internal_error");
  });

  test.each([undefined, 5, "toString", "nothing_like_it"])("has no code %j", (code) => {
    expect(isProblemCode(code)).toBe(false);
  });
});
