/** Every control of the page that sends something: the way to it, and what it sends. */
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
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { DAY, HOUR, inMs } from "./seeds.ts";

/** What is counted: what the service is asked, and what goes past it. */
export type Sent = MemoryOperation | "call of the API" | "copy" | "sign-in" | "sign-out";

/** A page with the control on it. */
export interface Scene {
  readonly count: (kind: Sent) => number;
  readonly setLatency: (ms: number) => void;
}

export interface Control {
  /** Where it is in the source. */
  readonly file: string;
  readonly press: string | RegExp;
  readonly sends: Sent;
  readonly open: () => Promise<Scene>;
  /** The buttons and menu entries on the way to it. */
  readonly way?: readonly (string | RegExp)[];
  /** What is typed before it is pressed. */
  readonly types?: string;
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

const withPage =
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
const withGate =
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

const ada = { isAuthenticated: true, user: { sub: "auth0|ada", email: "ada@example.com" } };

/** A list on screen that could not be asked for again. */
const stale = withPage({
  async before(service) {
    await expect.element(page.getByRole("region", { name: "Acme" })).toBeVisible();
    service.fail("load", new LatchkeyError("not_admitted"));
    window.dispatchEvent(new Event("online"));
    service.failNext("revealKey", new LatchkeyError("conflict"));
    await page.getByRole("button", { name: "Reveal Spare" }).click();
    await expect.element(page.getByText("This list may be out of date")).toBeVisible();
  },
});

const more = [/^More actions for CI$/] as const;
const dialogs = "ui/dialogs";

export const CONTROLS: readonly Control[] = [
  {
    file: `${dialogs}/create-dialog.tsx`,
    open: withPage(),
    way: ["Create key"],
    types: "New",
    press: "Create key",
    sends: "createKey",
  },
  {
    file: `${dialogs}/create-dialog.tsx`,
    open: withPage({ consumers: [], provisioning: false }),
    way: ["Create key"],
    types: "First",
    press: "Create key",
    sends: "createConsumer",
  },
  {
    file: `${dialogs}/rename-dialog.tsx`,
    open: withPage(),
    way: ["Rename CI"],
    types: "Build",
    press: "Save",
    sends: "updateKey",
  },
  {
    file: `${dialogs}/rename-dialog.tsx`,
    open: withPage(),
    way: ["Rename Acme"],
    types: "Initech",
    press: "Save",
    sends: "renameConsumer",
  },
  { file: `${dialogs}/roll-dialog.tsx`, open: withPage(), way: ["Roll CI"], press: "Roll key", sends: "rollKey" },
  {
    file: `${dialogs}/roll-dialog.tsx`,
    open: withPage(),
    way: ["Roll keys of Acme"],
    press: "Roll key",
    sends: "rollConsumer",
  },
  {
    file: `${dialogs}/leaked-dialog.tsx`,
    open: withPage(),
    way: [...more, "This key leaked"],
    press: "End it and get a new key",
    sends: "rollKey",
  },
  { file: `${dialogs}/confirm-dialog.tsx`, open: withPage(), way: [/^End now/], press: "End key", sends: "updateKey" },
  {
    file: `${dialogs}/confirm-dialog.tsx`,
    open: withPage(),
    way: ["Delete CI"],
    press: "Delete key",
    sends: "deleteKey",
  },
  {
    file: `${dialogs}/confirm-dialog.tsx`,
    open: withPage(),
    way: ["Delete Acme"],
    press: "Delete consumer",
    sends: "deleteConsumer",
  },
  { file: `${dialogs}/new-key.tsx`, open: withPage(), way: ["Roll CI", "Roll key"], press: "Copy key", sends: "copy" },
  { file: "ui/replaced-key.tsx", open: withPage(), press: /^Extend 24 h/, sends: "updateKey" },
  { file: "ui/key-row.tsx", open: withPage(), press: "Reveal CI", sends: "revealKey" },
  { file: "ui/key-row.tsx", open: withPage(), press: "Copy CI", sends: "revealKey" },
  { file: "ui/welcome.tsx", open: withPage({ consumers: [] }), press: "Copy key", sends: "copy" },
  {
    file: "ui/first-call/code.tsx",
    open: withPage(),
    way: [...more, "Use in code"],
    press: "Copy curl code",
    sends: "revealKey",
  },
  { file: "ui/first-call/code.tsx", open: withPage({ consumers: [] }), press: "Copy curl code", sends: "copy" },
  {
    file: "ui/first-call/try-it.tsx",
    open: withPage(),
    way: [...more, "Use in code"],
    press: "Try it",
    sends: "revealKey",
  },
  { file: "ui/first-call/try-it.tsx", open: withPage({ consumers: [] }), press: "Try it", sends: "call of the API" },
  {
    file: "ui/failure.tsx",
    open: withPage({ faults: { load: new LatchkeyError("not_admitted") } }),
    press: "Try again",
    sends: "load",
  },
  { file: "ui/failure.tsx", open: stale, press: "Try again", sends: "load" },
  {
    file: "ui/failure.tsx",
    open: withPage({ faults: { load: new LatchkeyError("expired_token") } }),
    press: "Sign in again",
    sends: "sign-in",
  },
  {
    file: "ui/problem-text.tsx",
    open: withPage({ faults: { revealKey: new LatchkeyError("expired_token") } }),
    way: ["Reveal CI"],
    press: "Sign in again",
    sends: "sign-in",
  },
  { file: "auth0/gate-notice.tsx", open: withGate({}), press: "Sign in", sends: "sign-in" },
  {
    file: "auth0/gate-notice.tsx",
    open: withGate({ error: new Error("denied") }),
    press: "Use another account",
    sends: "sign-out",
  },
  { file: "auth0/gate-notice.tsx", open: withGate(ada, "missing_token"), press: "Sign in again", sends: "sign-in" },
  {
    file: "auth0/verify-email-gate.tsx",
    open: withGate(ada, "email_not_verified"),
    press: "I have verified it",
    sends: "load",
  },
  {
    file: "auth0/verify-email-gate.tsx",
    open: withGate(ada, "email_not_verified"),
    press: "Use another account",
    sends: "sign-out",
  },
];

/** Opens the page and goes to the control. */
export async function goTo({ open, way = [], types, press }: Control) {
  const scene = await open();
  for (const name of way) {
    const step = page.getByRole("button", { name, exact: true }).or(page.getByRole("menuitem", { name, exact: true }));
    await step.click();
  }
  if (types !== undefined) await userEvent.fill(page.getByRole("textbox", { name: "Name" }), types);
  const inDialog = way.length > 0 && !/^Sign in/.test(String(press));
  const around = inDialog ? page.getByRole("dialog").or(page.getByRole("alertdialog")) : page;
  const control = around.getByRole("button", { name: press, exact: true });
  await expect.element(control).toBeVisible();
  return { scene, control: control.element() as HTMLElement };
}
