import { OAuthError } from "@auth0/auth0-react";
import { describe, expect, test, vi } from "vitest";
import { createTokens, fetchWithRenewal, type Tokens } from "../../src/auth0/tokens.js";

const problem = (status: number, code: string) => new Response(JSON.stringify({ code }), { status });
const fine = () => new Response("{}");

/** Tokens `cached`, then `renewed`. */
const tokens = (renew = vi.fn(async () => "renewed")) =>
  ({ get: async () => "cached", renew }) satisfies Partial<Tokens>;
const request = { method: "POST", headers: { authorization: "Bearer cached" }, body: "{}" };
const authorizations = (send: ReturnType<typeof vi.fn<typeof fetch>>) =>
  send.mock.calls.map(([, init]) => new Headers(init?.headers).get("authorization"));

describe("a token that cannot be had", () => {
  test.each([
    ["login_required", "expired_token"],
    ["invalid_grant", "expired_token"],
    ["consent_required", "expired_token"],
    ["missing_refresh_token", "expired_token"],
    ["timeout", "identity_unavailable"],
    ["unauthorized_client", "invalid_token"],
  ])("for %s is %s, without Auth0's own words", async (error, code) => {
    const { get } = createTokens(() => Promise.reject(new OAuthError(error, "internals of the tenant")), undefined);
    const failure = await get().catch((thrown) => thrown);
    expect(failure).toMatchObject({ name: "LatchkeyError", code });
    expect(failure.message).not.toContain("internals");
  });

  test("because the tenant is out of reach is not the end of the session", async () => {
    const { get } = createTokens(() => Promise.reject(new TypeError("Failed to fetch")), undefined);
    await expect(get()).rejects.toMatchObject({ code: "identity_unavailable" });
  });

  test("because there is none", async () => {
    await expect(createTokens(async () => undefined, undefined).get()).rejects.toMatchObject({ code: "missing_token" });
  });
});

test("a token is asked for with the audience, and renewed past the cache", async () => {
  const getAccessToken = vi.fn(async () => "token");
  const { get, renew } = createTokens(getAccessToken, "https://api.example.com");
  await get();
  await renew();
  const authorizationParams = { audience: "https://api.example.com" };
  expect(getAccessToken.mock.calls).toEqual([[{ authorizationParams }], [{ authorizationParams, cacheMode: "off" }]]);
});

describe("a token that the server refuses", () => {
  test.each([
    "invalid_token",
    "expired_token",
  ])("with %s is renewed once, and the same request sent again", async (code) => {
    const send = vi.fn<typeof fetch>().mockResolvedValueOnce(problem(401, code)).mockResolvedValueOnce(fine());
    const response = await fetchWithRenewal(tokens(), send)("/me", request);
    expect(response.status).toBe(200);
    expect(authorizations(send)).toEqual(["Bearer cached", "Bearer renewed"]);
    expect(send.mock.calls[1]?.[1]).toMatchObject({ method: "POST", body: "{}" });
  });

  test("twice is refused, without a third try", async () => {
    const send = vi.fn<typeof fetch>().mockImplementation(async () => problem(401, "invalid_token"));
    expect((await fetchWithRenewal(tokens(), send)("/me", request)).status).toBe(401);
    expect(send).toHaveBeenCalledTimes(2);
  });

  test.each([
    ["another reason", problem(401, "missing_token")],
    ["a 403", problem(403, "email_not_verified")],
    ["an answer that is not JSON", new Response("<html>", { status: 401 })],
  ])("for %s is not renewed", async (_, answer) => {
    const send = vi.fn<typeof fetch>().mockResolvedValue(answer);
    const given = tokens();
    expect(await fetchWithRenewal(given, send)("/me", request)).toBe(answer);
    expect(await answer.text()).not.toBe("");
    expect(given.renew).not.toHaveBeenCalled();
  });

  test.each([
    ["cannot be renewed", vi.fn(() => Promise.reject(new Error("login_required")))],
    ["is all there is", vi.fn(async () => "cached")],
  ])("and %s: the refusal stands", async (_, renew) => {
    const send = vi.fn<typeof fetch>().mockResolvedValue(problem(401, "expired_token"));
    const response = await fetchWithRenewal(tokens(renew), send)("/me", request);
    expect(await response.json()).toEqual({ code: "expired_token" });
    expect(send).toHaveBeenCalledOnce();
  });
});
