import { Auth0Context, type Auth0ContextInterface, initialContext, OAuthError } from "@auth0/auth0-react";
import { render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { Auth0ApiKeys } from "latchkey/auth0";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const SECRET = "lkey_thefirstkeyofthisuser_a1b2c3";
const key = { id: "k1", description: "Default key", createdOn: "2030-01-01T00:00:00Z", key: "****b2c3" };
const consumer = { id: "c1", label: "ada@example.com", createdOn: "2030-01-01T00:00:00Z", apiKeys: { data: [key] } };
const list = () => Response.json({ data: [consumer], total: 1 });
const problem = (status: number, code: string) =>
  Response.json({ code, requestId: "req-1" }, { status, headers: { "content-type": "application/problem+json" } });

const server = vi.fn<typeof fetch>();
const bearers = () => server.mock.calls.map(([, init]) => new Headers(init?.headers).get("authorization"));

beforeEach(() => {
  server.mockReset().mockImplementation(async () => list());
  vi.stubGlobal("fetch", server);
  window.history.replaceState(null, "", "/settings/api-keys?tab=1#top");
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const ada = { sub: "auth0|ada", email: "ada@example.com" };
const signedIn = { isLoading: false, isAuthenticated: true, user: ada };

/** `useAuth0` as it would be, changed by `state`. */
function auth0(state: Partial<Auth0ContextInterface> = {}) {
  const functions = {
    loginWithRedirect: vi.fn(async () => undefined),
    loginWithPopup: vi.fn(async () => undefined),
    logout: vi.fn(async () => undefined),
    getAccessTokenSilently: vi.fn(
      async (options?: { cacheMode?: string }): Promise<string> =>
        options?.cacheMode === "off" ? "new-token" : "cached-token",
    ),
  };
  // Auth0's own type of `getAccessTokenSilently` has an overload that nobody here calls.
  const context: unknown = { ...initialContext, ...functions, ...signedIn, ...state };
  return context as Auth0ContextInterface & typeof functions;
}

function open(value: Auth0ContextInterface) {
  const tree = (next: Auth0ContextInterface) => (
    <Auth0Context.Provider value={next}>
      <Auth0ApiKeys baseUrl="/api/keys" />
    </Auth0Context.Provider>
  );
  const view = render(tree(value));
  return { user: userEvent.setup(), become: (next: Auth0ContextInterface) => view.rerender(tree(next)) };
}

const button = (name: string) => screen.getByRole("button", { name });
const findButton = (name: string) => screen.findByRole("button", { name });
const returnTo = { appState: { returnTo: "/settings/api-keys?tab=1#top" } };

describe("who is not signed in", () => {
  test("is asked to, asks nothing of the server, and comes back to the same place", async () => {
    const context = auth0({ isAuthenticated: false, user: undefined });
    const { user } = open(context);
    expect(screen.getByText("Sign in to manage your API keys")).toBeDefined();
    await user.dblClick(button("Sign in"));
    expect(context.loginWithRedirect).toHaveBeenCalledExactlyOnceWith(returnTo);
    expect(server).not.toHaveBeenCalled();
  });

  test("and cannot reach the sign-in reads so, and may try again", async () => {
    const context = auth0({ isAuthenticated: false, user: undefined });
    context.loginWithRedirect.mockRejectedValue(new TypeError("Failed to fetch"));
    const { user } = open(context);
    await user.click(button("Sign in"));
    expect((await screen.findByRole("alert")).textContent).toContain("could not be opened");
    await user.click(button("Sign in"));
    expect(context.loginWithRedirect).toHaveBeenCalledTimes(2);
  });

  test("because signing in failed, reads so without internals, and may use another account", async () => {
    const error = new OAuthError("access_denied", "rule-17 of tenant acme said no");
    const context = auth0({ isAuthenticated: false, user: undefined, error });
    const { user } = open(context);
    expect(screen.getByRole("alert").textContent).toContain("Signing in did not work");
    expect(document.body.textContent).not.toContain("rule-17");
    await user.click(button("Use another account"));
    expect(context.logout).toHaveBeenCalledExactlyOnceWith({ logoutParams: { returnTo: window.location.origin } });
    await user.click(button("Try again"));
    expect(context.loginWithRedirect).toHaveBeenCalledExactlyOnceWith(returnTo);
  });
});

test("while signing in the page is busy, and asks nothing", () => {
  open(auth0({ isLoading: true, isAuthenticated: false, user: undefined }));
  expect(screen.getByRole("status").textContent).toBe("Signing you in");
  expect(server).not.toHaveBeenCalled();
});

describe("a session that has ended", () => {
  test.each([
    "login_required",
    "invalid_grant",
    "consent_required",
    "missing_refresh_token",
  ])("as Auth0 says with %s leads to the sign-in", async (code) => {
    const context = auth0();
    context.getAccessTokenSilently.mockRejectedValue(new OAuthError(code));
    const { user } = open(context);
    await user.click(await findButton("Sign in again"));
    expect(screen.getByText("Your session has ended")).toBeDefined();
    expect(context.loginWithRedirect).toHaveBeenCalledExactlyOnceWith(returnTo);
    expect(server).not.toHaveBeenCalled();
  });

  test("as the server says, also to a new token, leads to the sign-in after one more try", async () => {
    server.mockImplementation(async () => problem(401, "invalid_token"));
    open(auth0());
    expect(await findButton("Sign in again")).toBeDefined();
    expect(bearers()).toEqual(["Bearer cached-token", "Bearer new-token"]);
  });

  test("in the midst of it leaves none of the user's keys on screen", async () => {
    const context = auth0();
    const { become } = open(context);
    await screen.findByText("Default key");
    become({ ...context, isAuthenticated: false, user: undefined });
    expect(screen.getByText("Your session has ended")).toBeDefined();
    expect(screen.queryByText("Default key")).toBeNull();
  });
});

test("a cached token that the server refuses is renewed unseen", async () => {
  server.mockImplementationOnce(async () => problem(401, "expired_token"));
  open(auth0());
  expect(await screen.findByText("Default key")).toBeDefined();
  expect(bearers()).toEqual(["Bearer cached-token", "Bearer new-token"]);
});

describe("an address that is not verified", () => {
  beforeEach(() => {
    server.mockImplementation(async () => problem(403, "email_not_verified"));
  });

  test("is shown, and stays until it really is", async () => {
    const context = auth0();
    const { user } = open(context);
    const verified = await findButton("I have verified it");
    expect(screen.getByText(/ada@example\.com/)).toBeDefined();
    await user.click(verified);
    expect((await screen.findByRole("alert")).textContent).toContain("not verified yet");
    expect(document.activeElement).toBe(verified);
    expect(context.getAccessTokenSilently).toHaveBeenCalledWith({ cacheMode: "off" });
  });

  test("lets the user in with a new token once it is", async () => {
    const context = auth0();
    const { user } = open(context);
    const verified = await findButton("I have verified it");
    let current = "cached-token";
    context.getAccessTokenSilently.mockImplementation(async (options) => {
      if (options?.cacheMode === "off") current = "new-token";
      return current;
    });
    server.mockImplementation(async () => list());
    await user.click(verified);
    expect(await screen.findByText("Default key")).toBeDefined();
    expect(bearers()).toEqual(["Bearer cached-token", "Bearer new-token"]);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "API keys" })));
  });

  test("can be left for another account", async () => {
    const context = auth0();
    const { user } = open(context);
    await user.click(await findButton("Use another account"));
    expect(context.logout).toHaveBeenCalledOnce();
  });
});

describe("who is signed in", () => {
  test("gets their keys with one request", async () => {
    const context = auth0();
    const { become } = open(context);
    expect(await screen.findByRole("region", { name: "ada@example.com" })).toBeDefined();
    // Auth0 makes a new user object with each token.
    become({ ...context, user: { ...ada } });
    expect(server.mock.calls.map(([url, init]) => [init?.method, url])).toEqual([["PUT", "/api/keys/me"]]);
    expect(bearers()).toEqual(["Bearer cached-token"]);
  });

  test("for the first time gets a key with one request, and it is nowhere in the page", async () => {
    const data = [{ ...consumer, apiKeys: { data: [{ ...key, key: SECRET }] } }];
    server.mockImplementation(async () => Response.json({ data, provisioned: true }));
    const { user } = open(auth0());
    expect(await screen.findByText("Your first API key is ready")).toBeDefined();
    expect(document.documentElement.outerHTML).not.toContain(SECRET);
    await user.click(button("Copy key"));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Key copied"));
    expect(await navigator.clipboard.readText()).toBe(SECRET);
    expect(server).toHaveBeenCalledOnce();
  });

  test("as somebody else sees nothing of the one before", async () => {
    const context = auth0();
    const { become, user } = open(context);
    await user.click(await findButton("Rename Default key"));
    await screen.findByRole("dialog");
    server.mockImplementation(() => new Promise(() => undefined));
    become({ ...context, user: { sub: "auth0|bob", email: "bob@example.com" } });
    expect(screen.queryByText("Default key")).toBeNull();
    await waitFor(() => expect(server).toHaveBeenCalledTimes(2));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.queryByText("Default key")).toBeNull();
  });
});

test("a bucket that shows a key once offers no second look, and costs no request more", async () => {
  const tree = () => (
    <Auth0Context.Provider value={context}>
      <Auth0ApiKeys baseUrl="/api/keys" capabilities={{ reveal: false }} />
    </Auth0Context.Provider>
  );
  const context = auth0();
  const view = render(tree());
  await findButton("Roll Default key");
  view.rerender(tree());
  expect(screen.queryByRole("button", { name: "Reveal Default key" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Copy Default key" })).toBeNull();
  expect(server).toHaveBeenCalledTimes(1);
});
