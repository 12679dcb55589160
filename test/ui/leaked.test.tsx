import { act, screen, waitFor, within } from "@testing-library/react";
import { type UserEvent, userEvent } from "@testing-library/user-event";
import { LatchkeyError } from "latchkey";
import { afterEach, describe, expect, test, vi } from "vitest";
import { button, callsOf, findButton, renderPage } from "./harness.tsx";

afterEach(() => void vi.useRealTimers());

async function openLeaked(user: UserEvent) {
  await user.click(await findButton("More actions for CI"));
  await user.click(await screen.findByRole("menuitem", { name: "This key leaked" }));
  const dialog = await screen.findByRole("dialog");
  return { dialog, inside: within(dialog) };
}

describe("the menu of a key", () => {
  test("is left by Escape, and the focus is back on its button", async () => {
    const { user } = renderPage();
    await user.click(await findButton("More actions for CI"));
    expect(await screen.findByRole("menu", { name: "More actions for CI" })).toBeDefined();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
    expect(document.activeElement).toBe(button("More actions for CI"));
  });

  test("is not there for a key with which nothing more can be done", async () => {
    renderPage();
    await findButton("Delete Old server");
    expect(screen.queryByRole("button", { name: "More actions for Old server" })).toBeNull();
  });
});

describe("a leaked key", () => {
  test("stays as it is where the question is left, and the focus is back on the menu's button", async () => {
    const { service, user } = renderPage();
    const { dialog } = await openLeaked(user);
    expect(dialog.textContent).toContain("ends at once");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(button("More actions for CI")));
    expect(callsOf(service, "rollKey")).toBe(0);
  });

  test("that cannot be ended says why, with the dialog open for another try", async () => {
    const { service, user } = renderPage();
    service.failNext("rollKey", new LatchkeyError("upstream_unavailable"));
    const { inside } = await openLeaked(user);
    await user.click(inside.getByRole("button", { name: "End it and get a new key" }));
    expect((await inside.findByRole("alert")).textContent).toContain("not available");
    expect(inside.getByRole("button", { name: "End it and get a new key" })).toBeDefined();
  });

  test("ends at once; the new one is shown with what is left to do and how long gateways remember", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    const { service } = renderPage({ user, props: { gatewayCacheSeconds: 20 } });
    const { inside } = await openLeaked(user);
    await user.tripleClick(inside.getByRole("button", { name: "End it and get a new key" }));
    expect((await inside.findByRole<HTMLTextAreaElement>("textbox", { name: "API key" })).value).toMatch(/^lkey_/);
    expect(callsOf(service, "rollKey")).toBe(1);
    expect(inside.getByRole("timer").textContent).toMatch(/may accept it for (20|19) more seconds/);
    expect(inside.getByRole("list", { name: "What to do now" }).children).toHaveLength(3);
    await act(() => vi.advanceTimersByTimeAsync(20_000));
    expect(inside.getByRole("timer").textContent).toContain("no gateway accepts it any more");

    await user.click(button("Done"));
    const rows = within(screen.getByRole("list", { name: "Keys of Acme" })).getAllByRole("listitem");
    await waitFor(() => expect(document.activeElement).toBe(rows[0]));
    expect(screen.getAllByText("Expired")).toHaveLength(2);
  });

  test("is not offered where rolling is not", async () => {
    renderPage({ props: { can: { roll: false } } });
    await findButton("Delete CI");
    expect(screen.queryByRole("button", { name: "More actions for CI" })).toBeNull();
  });
});
