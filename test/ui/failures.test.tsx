import { act, render, screen, waitFor, within } from "@testing-library/react";
import { type UserEvent, userEvent } from "@testing-library/user-event";
import { ApiKeys, httpKeyService, LatchkeyError, LatchkeyProvider, type ProblemCode } from "latchkey";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { acme, button, callsOf, findButton, openDialog, renderPage } from "./harness.tsx";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A user whose clicks do not wait for the faked timers. */
function fakeTime(): UserEvent {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  return userEvent.setup({ advanceTimers: vi.advanceTimersByTime, pointerEventsCheck: 0 });
}

/** In steps: within one `act`, React does not start what follows from a timer that fired. */
async function pass(seconds: number) {
  for (let second = 0; second < seconds; second++) await act(() => vi.advanceTimersByTimeAsync(1000));
}

const acmeIsShown = () => screen.findByRole("region", { name: "Acme" });
const limited = (retryAfter: number) => new LatchkeyError("rate_limited", { retryAfter });

describe("a list that is refused for a while", () => {
  test("counts down, spoken once, and then is asked for by itself", async () => {
    fakeTime();
    const { service } = renderPage({ faults: { load: limited(41.2) } });
    expect((await screen.findByRole("timer")).textContent).toBe("Trying again in 42 seconds.");
    await pass(10);
    expect(screen.getByRole("timer").textContent).toMatch(/^Trying again in 3[12] seconds\.$/);
    expect(within(screen.getByRole("alert")).queryByRole("timer")).toBeNull();
    expect(callsOf(service, "load")).toBe(1);
    service.heal();
    await pass(33);
    expect(await acmeIsShown()).toBeDefined();
    expect(callsOf(service, "load")).toBe(2);
  });

  test("and again: counts down anew, at a second a try at most", async () => {
    fakeTime();
    const { service } = renderPage({ faults: { load: limited(0) } });
    await screen.findByText("Too many requests");
    const before = callsOf(service, "load");
    await pass(4);
    expect(callsOf(service, "load") - before).toBeGreaterThanOrEqual(2);
    expect(callsOf(service, "load") - before).toBeLessThanOrEqual(5);
  });

  test("while one is on screen: it stays, and says that it may be stale and when it is asked again", async () => {
    const user = fakeTime();
    const { service } = renderPage();
    await acmeIsShown();
    service.fail("load", limited(20));
    service.failNext("deleteKey", new LatchkeyError("unexpected_response"));
    const { inside } = await openDialog(user, "Delete CI", "alertdialog");
    await user.click(inside.getByRole("button", { name: "Delete key" }));
    await user.click(inside.getByRole("button", { name: "Cancel" }));
    expect(await screen.findByText("This list may be out of date")).toBeDefined();
    expect(screen.getByRole("timer").textContent).toContain("Trying again in");
    expect(screen.getByText("CI")).toBeDefined();
    service.heal();
    await pass(21);
    await waitFor(() => expect(screen.queryByText("This list may be out of date")).toBeNull());
  });
});

describe("a change that is refused for a while", () => {
  test("keeps what was entered, counts down, and can be sent when the time is over, not before", async () => {
    const user = fakeTime();
    const { service } = renderPage();
    const { inside } = await openDialog(user, "Rename CI");
    service.failNext("updateKey", limited(12));
    const name = inside.getByRole<HTMLInputElement>("textbox", { name: "Name" });
    await user.type(name, " 2{Enter}");
    expect((await inside.findByRole("timer")).textContent).toBe("Wait 12 seconds, then try again.");
    const save = inside.getByRole("button", { name: "Save" });
    expect(save.getAttribute("aria-disabled")).toBe("true");
    await user.click(save);
    await user.type(name, "{Enter}");
    expect(callsOf(service, "updateKey")).toBe(1);
    await pass(13);
    expect(inside.getByRole("timer").textContent).toBe("You can try again now.");
    expect(name.value).toBe("CI 2");
    await user.click(save);
    expect(await findButton("Rename CI 2")).toBeDefined();
    expect(callsOf(service, "updateKey")).toBe(2);
  });
});

describe("offline", () => {
  const online = (isOnline: boolean) => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(isOnline);
    act(() => void window.dispatchEvent(new Event(isOnline ? "online" : "offline")));
  };
  afterEach(() => online(true));

  test("says that the list comes by itself, and it does", async () => {
    fakeTime();
    online(false);
    const { service } = renderPage({ faults: { load: new LatchkeyError("network") } });
    await pass(5);
    expect(screen.getByText("You seem to be offline")).toBeDefined();
    expect(screen.getByText(/load by themselves once you are online/)).toBeDefined();
    expect(callsOf(service, "load")).toBe(3);
    service.heal();
    online(true);
    expect(await acmeIsShown()).toBeDefined();
  });

  test("or when the window gets the focus again, also over a list that could not be refreshed", async () => {
    const user = fakeTime();
    const { service } = renderPage();
    await acmeIsShown();
    service.fail("load", new LatchkeyError("network"));
    service.failNext("deleteKey", new LatchkeyError("network"));
    const { inside } = await openDialog(user, "Delete CI", "alertdialog");
    await user.click(inside.getByRole("button", { name: "Delete key" }));
    expect((await inside.findByRole("alert")).textContent).toContain("You seem to be offline");
    await pass(5);
    await user.click(inside.getByRole("button", { name: "Cancel" }));
    expect(screen.getByText("This list may be out of date")).toBeDefined();
    service.heal();
    await act(async () => void window.dispatchEvent(new Event("visibilitychange")));
    await waitFor(() => expect(screen.queryByText("This list may be out of date")).toBeNull());
  });
});

describe("what somebody else has deleted", () => {
  test.each([
    "Reveal CI",
    "Copy CI",
  ])("(%s) goes from the list with a word, and the focus stays in the page", async (action) => {
    const { service, user } = renderPage();
    await acmeIsShown();
    await service.deleteKey("acme", "ci");
    await user.click(button(action));
    expect((await screen.findByRole("alert")).textContent).toBe(
      "“CI” no longer exists: it was deleted in the meantime.",
    );
    expect(screen.queryByText("CI")).toBeNull();
    const heading = screen.getByRole("heading", { name: "API keys" });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    await user.click(button("Dismiss"));
    expect(screen.queryByRole("alert")).toBeNull();
    expect(document.activeElement).toBe(heading);
  });
});

test("a clash with somebody else's change says so, shows the latest list, and can be repeated", async () => {
  const { service, user } = renderPage();
  const { inside } = await openDialog(user, "Rename CI");
  await service.updateKey("acme", "laptop", { description: "Desktop" });
  service.failNext("updateKey", new LatchkeyError("conflict"));
  await user.type(inside.getByRole("textbox", { name: "Name" }), " 2{Enter}");
  expect((await inside.findByRole("alert")).textContent).toContain("clashes with another change");
  expect(await screen.findByText("Desktop")).toBeDefined();
  await user.click(inside.getByRole("button", { name: "Save" }));
  expect(await findButton("Rename CI 2")).toBeDefined();
});

test("a key that has meanwhile ended cannot be rolled: says so, and the list shows it", async () => {
  const { service, user } = renderPage();
  const { inside } = await openDialog(user, "Roll CI");
  await service.updateKey("acme", "ci", { expiresOn: new Date().toISOString() });
  await user.click(inside.getByRole("button", { name: "Roll key" }));
  expect((await inside.findByRole("alert")).textContent).toContain("Nothing to roll");
  await waitFor(() => expect(screen.queryByRole("button", { name: "Roll CI" })).toBeNull());
});

test("a change that took too long may have been made: says to look, and the list is asked for", async () => {
  const { service, user } = renderPage();
  const { inside } = await openDialog(user, "Delete CI", "alertdialog");
  service.failNext("deleteKey", new LatchkeyError("timeout"));
  await user.click(inside.getByRole("button", { name: "Delete key" }));
  expect((await inside.findByRole("alert")).textContent).toContain("Look at the list before you repeat a change");
  await waitFor(() => expect(callsOf(service, "load")).toBe(2));
});

describe("over the wire", () => {
  const server = vi.fn<typeof fetch>();
  beforeEach(() => {
    server.mockReset();
    vi.stubGlobal("fetch", server);
  });
  const open = () =>
    render(
      <LatchkeyProvider service={httpKeyService({ baseUrl: "/api/keys" })}>
        <ApiKeys />
      </LatchkeyProvider>,
    );

  test.each([
    [
      "HTML with status 502",
      () => new Response("<h1>Bad gateway at 10.0.0.7</h1>", { status: 502, headers: { "x-request-id": "req-9" } }),
      "not available",
    ],
    [
      "a 500 without a body",
      () => new Response(null, { status: 500, headers: { "x-request-id": "req-9" } }),
      "Something went wrong",
    ],
    [
      "a list of a wrong shape",
      () => Response.json({ data: null }, { headers: { "x-request-id": "req-9" } }),
      "Something went wrong",
    ],
    ["nothing at all", () => new Response("", { headers: { "x-request-id": "req-9" } }), "Something went wrong"],
  ])("%s is one sentence with a way out and an id to quote, and never 'no keys'", async (_, answer, words) => {
    const user = fakeTime();
    server.mockImplementation(async () => answer());
    open();
    await pass(5);
    expect(screen.getByRole("alert").textContent).toContain(words);
    expect(document.body.textContent).not.toMatch(/10\.0\.0\.7|No API keys yet/);
    await user.click(button("Copy request ID"));
    expect(await navigator.clipboard.readText()).toBe("req-9");
    expect(screen.getByRole("status").textContent).toBe("Request ID copied");
    server.mockImplementation(async () => Response.json({ data: [], total: 0 }));
    await user.click(button("Try again"));
    expect(await screen.findByText("No API keys yet")).toBeDefined();
  });

  test("no answer within 15 s is a timeout, with a way out", async () => {
    fakeTime();
    server.mockImplementation(() => new Promise(() => undefined));
    open();
    await pass(55);
    expect(screen.getByRole("alert").textContent).toContain("This is taking too long");
    expect(button("Try again")).toBeDefined();
  });

  test("the pause that the server asks for is the one that is counted down", async () => {
    fakeTime();
    server.mockImplementation(async () => new Response(null, { status: 429, headers: { "retry-after": "30" } }));
    open();
    expect((await screen.findByRole("timer")).textContent).toMatch(/^Trying again in (30|29) seconds\.$/);
  });
});

test("a request id that cannot be copied is selected, and says so", async () => {
  const { user } = renderPage({ faults: { load: new LatchkeyError("not_admitted", { requestId: "req-3" }) } });
  const copy = await findButton("Copy request ID");
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("denied", "NotAllowedError"));
  await user.click(copy);
  expect(await screen.findByText(/The ID is selected/)).toBeDefined();
  expect(getSelection()?.toString()).toBe("req-3");
  expect(screen.getByRole("status").textContent).not.toBe("Request ID copied");
});

describe("a session that ends in the midst of it", () => {
  test("signing in again in a window of its own: the dialog and its input stay, and one press repeats the action", async () => {
    let finish = (_signedIn: boolean) => {};
    const onSignIn = vi.fn(() => new Promise<boolean>((resolve) => (finish = resolve)));
    const { service, user } = renderPage({ props: { onSignIn } });
    const { inside } = await openDialog(user, "Rename CI");
    service.failNext("updateKey", new LatchkeyError("expired_token"));
    await user.type(inside.getByRole("textbox", { name: "Name" }), " 2{Enter}");
    const again = await inside.findByRole("button", { name: "Sign in again" });
    await user.dblClick(again);
    expect(onSignIn).toHaveBeenCalledOnce();
    expect(inside.getByText(/Sign in in the window/)).toBeDefined();

    // The window was closed: it can be opened again.
    await act(async () => finish(false));
    expect(inside.queryByText(/Sign in in the window/)).toBeNull();
    await user.click(again);
    await act(async () => finish(true));
    expect(inside.getByText("You are signed in again. Go on where you were.")).toBeDefined();
    expect(document.activeElement).toBe(inside.getByRole("button", { name: "Save" }));
    await user.keyboard("{Enter}");
    expect(await findButton("Rename CI 2")).toBeDefined();
    expect(callsOf(service, "updateKey")).toBe(2);
  });

  test("a list that was refused is asked for again", async () => {
    const onSignIn = vi.fn(async () => true);
    const { service, user } = renderPage({ props: { onSignIn }, faults: { load: new LatchkeyError("invalid_token") } });
    const again = await findButton("Sign in again");
    service.heal();
    await user.click(again);
    expect(await acmeIsShown()).toBeDefined();
  });

  test("a reveal that was refused can be repeated, from where the focus is", async () => {
    const { service, user } = renderPage({ props: { onSignIn: async () => true } });
    await acmeIsShown();
    service.failNext("revealKey", new LatchkeyError("expired_token"));
    await user.click(button("Reveal CI"));
    await user.click(await findButton("Sign in again"));
    expect(await screen.findByText(/signed in again/)).toBeDefined();
    expect(document.activeElement?.tagName).toBe("LI");
    await user.click(button("Reveal CI"));
    expect(await findButton("Hide CI")).toBeDefined();
    expect(screen.queryByText(/signed in again/)).toBeNull();
  });
});

test.each<ProblemCode>([
  "internal_error",
  "upstream_unavailable",
  "upstream_timeout",
  "network",
  "conflict",
  "too_many_keys",
  "not_admitted",
])("%s in creating a key: the form stays as it was, and one press repeats it", async (code) => {
  const { service, user } = renderPage({ consumers: [acme()] });
  const { inside } = await openDialog(user, "Create key");
  await user.type(inside.getByRole("textbox", { name: "Name" }), "Backup");
  await user.selectOptions(inside.getByRole("combobox", { name: "Expires" }), "7 days");
  service.failNext("createKey", new LatchkeyError(code));
  await user.click(inside.getByRole("button", { name: "Create key" }));
  expect(await inside.findByRole("alert")).toBeDefined();
  expect(inside.getByRole<HTMLInputElement>("textbox", { name: "Name" }).value).toBe("Backup");
  expect(inside.getByRole<HTMLSelectElement>("combobox", { name: "Expires" }).selectedOptions[0]?.textContent).toBe(
    "7 days",
  );
  await user.click(inside.getByRole("button", { name: "Create key" }));
  expect(await screen.findByRole("textbox", { name: "API key" })).toBeDefined();
  expect(callsOf(service, "createKey")).toBe(2);
});
