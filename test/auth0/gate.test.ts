import { describe, expect, test } from "vitest";
import { gateFor, gateForFailure, type Visitor } from "../../src/auth0/gate.js";
import { LatchkeyError } from "../../src/core/problem.js";

const visitor = (facts: Partial<Visitor>): Visitor => ({
  isLoading: false,
  isAuthenticated: false,
  subject: undefined,
  hasError: false,
  hadSession: false,
  ...facts,
});
const signedIn = { isAuthenticated: true, subject: "auth0|1" };

describe("before the page", () => {
  test.each([
    ["nobody knows yet", { isLoading: true }, "signing-in"],
    ["nobody knows yet, after an error", { isLoading: true, hasError: true }, "signing-in"],
    ["somebody is signed in, with a window open to sign in again", { ...signedIn, isLoading: true }, "page"],
    ["the sign-in failed", { hasError: true }, "sign-in-failed"],
    ["the session is gone", { hadSession: true }, "session-ended"],
    ["the session is gone with an error", { hadSession: true, hasError: true }, "session-ended"],
    ["nobody is signed in", {}, "signed-out"],
    ["somebody without a subject", { isAuthenticated: true }, "signed-out"],
    ["somebody is signed in", signedIn, "page"],
    ["somebody is signed in, after an error of the past", { ...signedIn, hasError: true }, "page"],
  ])("%s", (_, facts, gate) => expect(gateFor(visitor(facts))).toBe(gate));
});

describe("a list that cannot be loaded", () => {
  test.each([
    ["missing_token", "session-ended"],
    ["invalid_token", "session-ended"],
    ["expired_token", "session-ended"],
    ["email_not_verified", "verify-email"],
    ["not_admitted", null],
    ["network", null],
  ] as const)("with %s is behind %s", (code, gate) => expect(gateForFailure(new LatchkeyError(code))).toBe(gate));

  test("and one that can is behind none", () => expect(gateForFailure(null)).toBeNull());
});
