/** Pages with whatever can be pressed on them, and a count of what is sent. */
import { Auth0Context, type Auth0ContextInterface, initialContext } from "@auth0/auth0-react";
import { ApiKeys, type ApiKeysProps, LatchkeyError, LatchkeyProvider } from "latchkey";
import { Auth0ApiKeys } from "latchkey/auth0";
import {
  type MemoryKeyService,
  type MemoryKeyServiceOptions,
  type MemoryOperation,
  memoryKeyService,
} from "latchkey/testing";
import { expect, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { DAY, HOUR, inMs } from "./seeds.ts";

/** What is counted: what the service is asked, and what goes past it. */
export type Sent = MemoryOperation | "call of the API" | "copy" | "sign-in" | "sign-out";

/** A page with the control on it. */
export interface Scene {
  readonly count: (kind: Sent) => number;
  readonly setLatency: (ms: number) => void;
}

const acme = () => ({
  id: "acme",
  label: "Acme",
  apiKeys: [
    { id: "ci", description: "CI", createdOn: inMs(-HOUR) },
    { id: "former", description: "CI", createdOn: inMs(-3 * DAY), expiresOn: inMs(23 * HOUR) },
    { id: "spare", description: "Spare", createdOn: inMs(-4 * DAY) },
  ],
});
const globex = { id: "globex", label: "Globex" };

/** What goes past the service: the API itself, and the clipboard. */
function watchTheRest() {
  let latency = 0;
  const pause = () => new Promise((resolve) => setTimeout(resolve, latency));
  const api = vi.spyOn(window, "fetch").mockImplementation(async () => {
    await pause();
    return Response.json({ temperature: 3 });
  });
  const write = vi.fn(async ([item]: ClipboardItem[]) => void (await item?.getType("text/plain")));
  const writeText = vi.fn(async () => undefined);
  Object.defineProperty(navigator, "clipboard", { value: { write, writeText }, configurable: true });
  const copies = () => write.mock.calls.length + writeText.mock.calls.length;
  const setLatency = (ms: number) => {
    latency = ms;
  };
  return { api, copies, pause, setLatency };
}

interface PageOptions extends MemoryKeyServiceOptions {
  readonly props?: ApiKeysProps;
  /** Once the page is there, and before its control is pressed. */
  readonly before?: (service: MemoryKeyService) => Promise<void>;
}

export const withPage =
  ({ props, before, ...options }: PageOptions = {}) =>
  async (): Promise<Scene> => {
    const { api, copies, setLatency } = watchTheRest();
    const service = memoryKeyService({ consumers: [acme(), globex], ...options });
    const onSignIn = vi.fn();
    await render(
      <LatchkeyProvider service={service}>
        <ApiKeys firstCall={{ url: "/weather" }} onSignIn={onSignIn} {...props} />
      </LatchkeyProvider>,
    );
    await before?.(service);
    const past = service.calls.length;
    return {
      count(kind) {
        if (kind === "call of the API") return api.mock.calls.length;
        if (kind === "copy") return copies();
        if (kind === "sign-in") return onSignIn.mock.calls.length;
        return service.calls.slice(past).filter(({ operation }) => operation === kind).length;
      },
      setLatency(ms) {
        setLatency(ms);
        service.setLatency(ms);
      },
    };
  };

/** The gates before the page: Auth0's state is given, and the guard refuses as `problem` says. */
export const withGate =
  (state: Partial<Auth0ContextInterface>, code = "none") =>
  async (): Promise<Scene> => {
    const { api, pause, setLatency } = watchTheRest();
    const problem = { status: code === "email_not_verified" ? 403 : 401, code };
    const refuse = async () => {
      await pause();
      return Response.json(problem, {
        status: problem.status,
        headers: { "content-type": "application/problem+json" },
      });
    };
    api.mockImplementation(refuse);
    const functions = {
      loginWithRedirect: vi.fn(() => pause()),
      logout: vi.fn(async () => undefined),
      getAccessTokenSilently: vi.fn(async () => "token"),
    };
    // Auth0's own type of `getAccessTokenSilently` has an overload that nobody here calls.
    const context: unknown = { ...initialContext, isLoading: false, ...functions, ...state };
    await render(
      <Auth0Context.Provider value={context as Auth0ContextInterface}>
        <Auth0ApiKeys baseUrl="/api/keys" />
      </Auth0Context.Provider>,
    );
    await expect.element(page.getByRole("button").first()).toBeVisible();
    const past = api.mock.calls.length;
    return {
      count: (kind) =>
        kind === "sign-in"
          ? functions.loginWithRedirect.mock.calls.length
          : kind === "sign-out"
            ? functions.logout.mock.calls.length
            : api.mock.calls.length - past,
      setLatency,
    };
  };

export const ada = { isAuthenticated: true, user: { sub: "auth0|ada", email: "ada@example.com" } };

/** A list on screen that could not be asked for again. */
export const stale = withPage({
  async before(service) {
    await expect.element(page.getByRole("region", { name: "Acme" })).toBeVisible();
    service.fail("load", new LatchkeyError("not_admitted"));
    window.dispatchEvent(new Event("online"));
    service.failNext("revealKey", new LatchkeyError("conflict"));
    await page.getByRole("button", { name: "Reveal Spare" }).click();
    await expect.element(page.getByText("This list may be out of date")).toBeVisible();
  },
});
