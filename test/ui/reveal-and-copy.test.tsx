import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { LatchkeyError } from "latchkey";
import { afterEach, describe, expect, test, vi } from "vitest";
import { button, callsOf, everythingStored, findButton, renderPage } from "./harness.tsx";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The real clipboard of a page without permission: every way of copying says no. */
function denyCopying() {
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("denied", "NotAllowedError"));
  vi.spyOn(navigator.clipboard, "write").mockRejectedValue(new DOMException("denied", "NotAllowedError"));
}

describe("revealing a key", () => {
  test("that fails says why in its row, and works on the next try", async () => {
    const { service, user } = renderPage();
    service.failNext("revealKey", new LatchkeyError("network"));
    await user.click(await findButton("Reveal CI"));
    expect((await screen.findByRole("alert")).textContent).toContain("You seem to be offline");
    expect(screen.queryByRole("button", { name: "Hide CI" })).toBeNull();
    await user.click(button("Reveal CI"));
    expect(await findButton("Hide CI")).toBeDefined();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("shows the plain text until it is hidden, and it leaves the page", async () => {
    const { service, user } = renderPage();
    await user.click(await findButton("Reveal CI"));
    await user.click(await findButton("Hide CI"));
    const secret = await service.revealKey("acme", "ci");
    expect(everythingStored()).not.toContain(secret);
    expect(screen.getByRole("status").textContent).toBe("Key hidden");

    await user.click(button("Reveal CI"));
    expect(await screen.findByText(secret)).toBeDefined();
    expect(document.activeElement).toBe(button("Hide CI"));
  });

  test("hides itself after the time given", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    renderPage({ user, props: { revealSeconds: 5 } });
    await user.click(await findButton("Reveal CI"));
    expect(await screen.findByText("Hides in 5 seconds.")).toBeDefined();
    await act(() => vi.advanceTimersByTimeAsync(5000));
    expect(button("Reveal CI")).toBeDefined();
  });

  test("stays while it is kept, and counts from the start when it is not any more", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    renderPage({ user, props: { revealSeconds: 5 } });
    await user.click(await findButton("Reveal CI"));
    const keep = await findButton("Keep showing CI");
    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(screen.getByText("Hides in 3 seconds.")).toBeDefined();
    await user.click(keep);
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(button("Hide CI")).toBeDefined();
    expect(keep.getAttribute("aria-pressed")).toBe("true");
    await user.click(keep);
    expect(screen.getByText("Hides in 5 seconds.")).toBeDefined();
    await act(() => vi.advanceTimersByTimeAsync(5000));
    expect(button("Reveal CI")).toBeDefined();
  });

  test.each(["popstate", "pagehide"])("hides itself on %s, kept or not", async (type) => {
    const { user } = renderPage();
    await user.click(await findButton("Reveal CI"));
    await user.click(await findButton("Keep showing CI"));
    fireEvent(window, new Event(type));
    expect(await findButton("Reveal CI")).toBeDefined();
  });

  test("hides itself when the address changes, also in a browser without the Navigation API", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    renderPage({ user });
    await user.click(await findButton("Reveal CI"));
    await user.click(await findButton("Keep showing CI"));
    const { href } = location;
    history.pushState(null, "", "?elsewhere");
    await act(() => vi.advanceTimersByTimeAsync(1000));
    expect(await findButton("Reveal CI")).toBeDefined();
    history.replaceState(null, "", href);
  });

  test("hides itself when the tab is hidden", async () => {
    const { user } = renderPage();
    await user.click(await findButton("Reveal CI"));
    await findButton("Hide CI");
    vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    fireEvent(document, new Event("visibilitychange"));
    expect(await findButton("Reveal CI")).toBeDefined();
  });

  test("by impatient clicks costs one request", async () => {
    const { service, user } = renderPage({ latencyMs: (operation) => (operation === "revealKey" ? 100 : 0) });
    await user.tripleClick(await findButton("Reveal CI"));
    expect(await findButton("Hide CI")).toBeDefined();
    expect(callsOf(service, "revealKey")).toBe(1);
  });
});

describe("copying a key", () => {
  test("where the browser copies nothing never says Copied: it shows the key for copying by hand", async () => {
    const { service, user } = renderPage();
    denyCopying();
    await user.click(await findButton("Copy CI"));
    expect((await screen.findByRole("alert")).textContent).toContain("did not allow copying");
    expect(screen.getByRole("status").textContent).not.toBe("Key copied");
    const secret = await service.revealKey("acme", "ci");
    expect(screen.getByText(secret)).toBeDefined();
    await waitFor(() => expect(String(getSelection())).toBe(secret));
  });

  test("that cannot be fetched says why, and nothing of having copied", async () => {
    const { service, user } = renderPage();
    service.failNext("revealKey", new LatchkeyError("expired_token"));
    await user.click(await findButton("Copy CI"));
    expect((await screen.findByRole("alert")).textContent).toContain("Your session has ended");
    expect(screen.getByRole("status").textContent).not.toBe("Key copied");
  });

  test("needs no reveal on screen", async () => {
    const { service, user } = renderPage();
    await user.click(await findButton("Copy CI"));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Key copied"));
    const secret = await service.revealKey("acme", "ci");
    expect(await navigator.clipboard.readText()).toBe(secret);
    expect(everythingStored()).not.toContain(secret);
  });

  test("that is revealed copies what is shown, without another request", async () => {
    const { service, user } = renderPage();
    await user.click(await findButton("Reveal CI"));
    await findButton("Hide CI");
    await user.click(button("Copy CI"));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Key copied"));
    expect(callsOf(service, "revealKey")).toBe(1);
  });
});

describe("the first visit", () => {
  test("says that a key is ready, without its plain text in the page, and copies it without a request", async () => {
    const { service, user } = renderPage({ consumers: [] });
    expect(await screen.findByRole("complementary", { name: "Your first API key is ready" })).toBeDefined();
    expect(screen.queryByRole("dialog")).toBeNull();
    await user.click(button("Copy key"));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Key copied"));
    const copied = await navigator.clipboard.readText();
    expect(copied).toMatch(/^lkey_/);
    expect(everythingStored()).not.toContain(copied);
    expect(callsOf(service, "revealKey")).toBe(0);
    expect(callsOf(service, "load")).toBe(1);

    await user.click(button("Dismiss"));
    expect(screen.queryByRole("complementary")).toBeNull();
    expect(document.activeElement?.textContent).toContain("Default key");
  });

  test("where the browser copies nothing, shows the key for copying by hand", async () => {
    const { user } = renderPage({ consumers: [] });
    await screen.findByRole("complementary");
    denyCopying();
    await user.click(button("Copy key"));
    const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "API key" });
    expect(field.value).toMatch(/^lkey_/);
    expect(screen.getByRole("alert").textContent).toContain("did not allow copying");
  });
});
