import { Auth0Context, type Auth0ContextInterface, initialContext, OAuthError } from "@auth0/auth0-react";
import { act, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { Auth0ApiKeys } from "latchkey/auth0";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const key = { id: "k1", description: "CI", createdOn: "2030-01-01T00:00:00Z", key: "****b2c3" };
const consumer = { id: "c1", label: "Acme", createdOn: "2030-01-01T00:00:00Z", apiKeys: { data: [key] } };
const SECRET = "lkey_onlytheuserasked_forit";

const server = vi.fn<typeof fetch>();
const sent = () => server.mock.calls.map(([url, init]) => `${init?.method} ${url}`);

beforeEach(() => {
  sessionCookie("true");
  server.mockReset().mockImplementation(async (url, init) => {
    if (init?.method === "PATCH") return Response.json({ ...key, ...JSON.parse(String(init.body)) });
    if (String(url).endsWith("key-format=visible")) return Response.json({ ...key, key: SECRET });
    return Response.json({ data: [consumer], total: 1 });
  });
  vi.stubGlobal("fetch", server);
});
afterEach(() => {
  sessionCookie("; max-age=0");
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const sessionCookie = (value: string) => {
  // biome-ignore lint/suspicious/noDocumentCookie: as Auth0's SDK does it, and jsdom has no Cookie Store API
  document.cookie = `auth0.client-1.is.authenticated=${value}`;
};

const ada = { sub: "auth0|ada", email: "ada@example.com" };

/** Auth0's state and its SDK, as far as the page sees them; `session` is what the tenant knows. */
function browserTab({ session = { isOver: false } } = {}) {
  const popup = { close: vi.fn() };
  let become: (state: Partial<Auth0ContextInterface>) => void = () => undefined;
  const functions = {
    loginWithRedirect: vi.fn(async () => undefined),
    loginWithPopup: vi.fn(async () => {
      become({ isLoading: true });
      session.isOver = false;
      await Promise.resolve();
      become({ isLoading: false, isAuthenticated: true, user: { ...ada } });
    }),
    logout: vi.fn(async () => undefined),
    getAccessTokenSilently: vi.fn(async (options?: { cacheMode?: string }) => {
      await Promise.resolve();
      if (!session.isOver) return options?.cacheMode === "off" ? "new-token" : "cached-token";
      // The SDK forgets the user before it says why.
      become({ isAuthenticated: false, user: undefined });
      throw new OAuthError("login_required");
    }),
  };
  function Provider() {
    const [state, setState] = useState<Partial<Auth0ContextInterface>>({
      isLoading: false,
      isAuthenticated: true,
      user: ada,
    });
    become = (next) => setState((before) => ({ ...before, ...next }));
    // Auth0's own type of `getAccessTokenSilently` has an overload that nobody here calls.
    const context: unknown = { ...initialContext, ...functions, ...state };
    return (
      <Auth0Context.Provider value={context as Auth0ContextInterface}>
        <Auth0ApiKeys baseUrl="/api/keys" />
      </Auth0Context.Provider>
    );
  }
  const view = render(<Provider />);
  const open = vi.spyOn(window, "open").mockReturnValue(popup as unknown as Window);
  return {
    ...functions,
    popup,
    open,
    session,
    inside: within(view.container),
    user: userEvent.setup(),
    become: (state: Partial<Auth0ContextInterface>) => act(() => become(state)),
  };
}

/** Opens the dialog, and tries to rename with a session that has just ended. */
async function renameInVain(tab: ReturnType<typeof browserTab>) {
  await tab.user.click(await screen.findByRole("button", { name: "Rename CI" }));
  const name = await screen.findByRole<HTMLInputElement>("textbox", { name: "Name" });
  tab.session.isOver = true;
  await tab.user.type(name, " 2{Enter}");
  await screen.findByRole("button", { name: "Sign in again" });
  return name;
}

describe("a session that lapses while somebody does something", () => {
  test("leaves the dialog and its input; after signing in again in a window, one press goes on", async () => {
    const tab = browserTab();
    const name = await renameInVain(tab);
    expect(sent()).toEqual(["PUT /api/keys/me"]);
    await tab.user.click(screen.getByRole("button", { name: "Sign in again" }));
    expect(await screen.findByText("You are signed in again. Go on where you were.")).toBeDefined();
    expect(tab.loginWithPopup).toHaveBeenCalledExactlyOnceWith(undefined, { popup: tab.popup });
    expect(tab.popup.close).toHaveBeenCalled();
    expect(tab.loginWithRedirect).not.toHaveBeenCalled();
    expect(name.isConnected).toBe(true);
    expect(name.value).toBe("CI 2");
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Save" }));
    await tab.user.keyboard("{Enter}");
    expect(await screen.findByRole("button", { name: "Rename CI 2" })).toBeDefined();
    expect(sent()).toEqual(["PUT /api/keys/me", "PATCH /api/keys/consumers/c1/keys/k1"]);
  });

  test("a window that is closed again leaves everything as it was, and can be opened again", async () => {
    const tab = browserTab();
    const name = await renameInVain(tab);
    tab.loginWithPopup.mockResolvedValueOnce(undefined);
    await tab.user.click(screen.getByRole("button", { name: "Sign in again" }));
    await waitFor(() => expect(tab.popup.close).toHaveBeenCalled());
    expect(screen.queryByText(/signed in again/)).toBeNull();
    expect(name.value).toBe("CI 2");
    await tab.user.click(screen.getByRole("button", { name: "Sign in again" }));
    expect(await screen.findByText(/signed in again/)).toBeDefined();
  });

  test("where the browser allows no window, leads to the sign-in page", async () => {
    const tab = browserTab();
    await renameInVain(tab);
    tab.open.mockReturnValue(null);
    await tab.user.click(screen.getByRole("button", { name: "Sign in again" }));
    await waitFor(() => expect(tab.loginWithRedirect).toHaveBeenCalledOnce());
    expect(tab.loginWithPopup).not.toHaveBeenCalled();
  });

  test("somebody else who signs in in that window sees nothing of the one before", async () => {
    const tab = browserTab();
    await renameInVain(tab);
    server.mockImplementation(() => new Promise(() => undefined));
    tab.session.isOver = false;
    tab.become({ isAuthenticated: true, user: { sub: "auth0|bob", email: "bob@example.com" } });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.queryByText("CI")).toBeNull();
  });
});

describe("signing out in another tab", () => {
  test("takes every key off the screen, the revealed one too, and asks the tenant, not the cache", async () => {
    const tab = browserTab();
    await tab.user.click(await screen.findByRole("button", { name: "Reveal CI" }));
    expect(await screen.findByText(SECRET)).toBeDefined();
    tab.session.isOver = true;
    const other = new BroadcastChannel("latchkey /api/keys");
    other.postMessage({ type: "signed-out", subject: ada.sub });
    expect(await screen.findByText("You have signed out")).toBeDefined();
    other.close();
    expect(document.documentElement.outerHTML).not.toContain(SECRET);
    expect(screen.queryByText("CI")).toBeNull();
    expect(tab.getAccessTokenSilently).toHaveBeenLastCalledWith({ cacheMode: "off" });
  });

  test("that turns out to be no sign-out brings the list back, and the revealed key hidden", async () => {
    const tab = browserTab();
    await tab.user.click(await screen.findByRole("button", { name: "Reveal CI" }));
    await screen.findByText(SECRET);
    const other = new BroadcastChannel("latchkey /api/keys");
    other.postMessage({ type: "signed-out", subject: null });
    expect(await screen.findByRole("button", { name: "Reveal CI" })).toBeDefined();
    other.close();
    expect(document.documentElement.outerHTML).not.toContain(SECRET);
    expect(new Headers(server.mock.lastCall?.[1]?.headers).get("authorization")).toBe("Bearer new-token");
  });

  test("on a page of the portal without Latchkey is noticed by Auth0's cookie", async () => {
    const tab = browserTab();
    await screen.findByText("CI");
    tab.session.isOver = true;
    sessionCookie("; max-age=0");
    act(() => void window.dispatchEvent(new Event("focus")));
    expect(await screen.findByText("You have signed out")).toBeDefined();
    expect(screen.queryByText("CI")).toBeNull();
  });

  test("in this tab is told to the others; a session that lapsed is not", async () => {
    const heard: unknown[] = [];
    const other = new BroadcastChannel("latchkey /api/keys");
    other.onmessage = ({ data }: MessageEvent) => heard.push(data);
    const tab = browserTab();
    await renameInVain(tab);
    sessionCookie("; max-age=0");
    act(() => void window.dispatchEvent(new Event("focus")));
    expect(screen.getByRole("dialog")).toBeDefined();
    expect(heard).toEqual([]);
    await tab.user.click(screen.getByRole("button", { name: "Sign in again" }));
    await screen.findByText(/signed in again/);
    tab.become({ isAuthenticated: false, user: undefined });
    await waitFor(() => expect(heard).toEqual([{ type: "signed-out", subject: ada.sub }]));
    expect(screen.queryByRole("dialog")).toBeNull();
    other.close();
  });
});
