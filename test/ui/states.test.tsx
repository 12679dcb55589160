import { act, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { LatchkeyError, type ProblemCode } from "latchkey";
import { afterEach, describe, expect, test, vi } from "vitest";
import { acme, button, callsOf, DAY, everythingStored, findButton, HOUR, inMs, renderPage, rowOf } from "./harness.tsx";

afterEach(() => {
  vi.useRealTimers();
});

describe("a list that cannot be loaded", () => {
  test.each<[ProblemCode, string]>([
    ["network", "You seem to be offline"],
    ["timeout", "This is taking too long"],
    ["not_admitted", "Your account has no access to API keys"],
    ["email_not_verified", "Verify your e-mail address"],
    ["upstream_unavailable", "The key service is not available"],
    ["internal_error", "Something went wrong"],
    ["unexpected_response", "Something went wrong"],
  ])("%s: says so, and trying again brings the list", async (code, title) => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    const { service } = renderPage({ user, faults: { load: new LatchkeyError(code, { requestId: "req-7" }) } });
    // Transient failures are tried again by themselves first.
    await act(() => vi.advanceTimersByTimeAsync(5000));
    expect(screen.getByRole("alert")).toHaveProperty("textContent", expect.stringContaining(title));
    expect(screen.getByText("req-7")).toBeDefined();
    expect(screen.queryByText("No API keys yet")).toBeNull();

    service.heal();
    await user.click(button("Try again"));
    expect(await screen.findByRole("region", { name: "Acme" })).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "API keys" }));
  });

  test("the session has ended: leads to the sign-in", async () => {
    const onSignIn = vi.fn();
    const { user } = renderPage({ props: { onSignIn }, faults: { load: new LatchkeyError("expired_token") } });
    await user.click(await findButton("Sign in again"));
    expect(screen.getByText("Your session has ended")).toBeDefined();
    expect(onSignIn).toHaveBeenCalledOnce();
  });

  test("while it is tried again the failure stays, and so does the focus", async () => {
    const { service, user } = renderPage({ faults: { load: new LatchkeyError("not_admitted") } });
    const tryAgain = await findButton("Try again");
    service.setLatency(Number.POSITIVE_INFINITY);
    await user.click(tryAgain);
    await user.click(tryAgain);
    expect(callsOf(service, "load")).toBe(2);
    expect(tryAgain.getAttribute("aria-disabled")).toBe("true");
    expect(document.activeElement).toBe(tryAgain);
  });
});

describe("a refresh that fails", () => {
  test("leaves the list on screen and says that it may be stale", async () => {
    const { service, user } = renderPage();
    await screen.findByRole("region", { name: "Acme" });
    service.fail("load", new LatchkeyError("not_admitted"));
    // A change whose outcome nobody knows makes the list be asked for again.
    service.failNext("deleteKey", new LatchkeyError("unexpected_response"));
    await user.click(button("Delete CI"));
    await user.click(await findButton("Delete key"));
    await user.click(button("Cancel"));
    expect(await screen.findByText("This list may be out of date")).toBeDefined();
    expect(screen.getByText("CI")).toBeDefined();

    service.heal();
    await user.click(button("Try again"));
    await waitFor(() => expect(screen.queryByText("This list may be out of date")).toBeNull());
  });
});

describe("a session that ends in the midst of it", () => {
  test("leaves the list on screen, and what was being done, and leads to the sign-in from both", async () => {
    const onSignIn = vi.fn();
    const { service, user } = renderPage({ props: { onSignIn } });
    await user.click(await findButton("Rename CI"));
    service.fail("load", new LatchkeyError("expired_token"));
    service.failNext("updateKey", new LatchkeyError("expired_token"));
    const name = await screen.findByRole<HTMLInputElement>("textbox", { name: "Name" });
    await user.type(name, " 2{Enter}");
    await user.click(await findButton("Sign in again"));
    expect(name.value).toBe("CI 2");

    // The outcome of this one is unknown, so the list is asked for, and refused.
    service.failNext("updateKey", new LatchkeyError("unexpected_response"));
    await user.click(button("Save"));
    await user.click(await findButton("Cancel"));
    await user.click(await findButton("Sign in again"));
    expect(screen.getByText("Your session has ended")).toBeDefined();
    expect(screen.getByText("Laptop")).toBeDefined();
    expect(onSignIn).toHaveBeenCalledTimes(2);
  });
});

describe("loading", () => {
  test("is told politely, and is busy", async () => {
    renderPage({ latencyMs: Number.POSITIVE_INFINITY });
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Loading your API keys"));
    expect(screen.getByRole("heading", { level: 1, name: "API keys" }).closest("[aria-busy=true]")).not.toBeNull();
    expect(screen.queryByRole("button")).toBeNull();
  });
});

describe("no keys", () => {
  test("invites to make one, with a single button of that name", async () => {
    renderPage({ consumers: [], provisioning: false });
    expect(await screen.findByText("No API keys yet")).toBeDefined();
    expect(screen.getAllByRole("button", { name: "Create key" })).toHaveLength(1);
  });

  test("where consumers cannot be made, offers nothing that would fail", async () => {
    renderPage({ consumers: [], provisioning: false, capabilities: { createConsumer: false } });
    await screen.findByText("No API keys yet");
    expect(screen.queryByRole("button")).toBeNull();
  });
});

describe("the list", () => {
  test("shows no plain key anywhere", async () => {
    const { service } = renderPage();
    await screen.findByText("CI");
    for (const key of ["ci", "laptop", "old"]) {
      expect(everythingStored()).not.toContain(await service.revealKey("acme", key));
    }
  });

  test("says what each key can do now, and offers only what makes sense for it", async () => {
    renderPage();
    const ci = await rowOf("CI");
    expect(ci.getByText("Active")).toBeDefined();
    expect(ci.getAllByRole("button").map((each) => each.getAttribute("aria-label"))).toEqual([
      "Reveal CI",
      "Copy CI",
      "Roll CI",
      "Rename CI",
      "Delete CI",
      "More actions for CI",
    ]);
    expect((await rowOf("Laptop")).getByText("Expires in 23 hours")).toBeDefined();
    const old = await rowOf("Old server");
    expect(old.getByText("Expired")).toBeDefined();
    expect(old.getAllByRole("button").map((each) => each.getAttribute("aria-label"))).toEqual([
      "Rename Old server",
      "Delete Old server",
    ]);
  });

  test("a consumer is a region with a list and three buttons", async () => {
    renderPage();
    const region = within(await screen.findByRole("region", { name: "Acme" }));
    expect(region.getAllByRole("listitem")).toHaveLength(3);
    for (const name of ["Rename Acme", "Roll keys of Acme", "Delete Acme"]) {
      expect(region.getByRole("button", { name })).toBeDefined();
    }
  });

  test("where keys are shown once, neither revealing nor copying is offered", async () => {
    renderPage({ capabilities: { reveal: false } });
    await screen.findByText("CI");
    expect(screen.queryByRole("button", { name: /^(Reveal|Copy)/ })).toBeNull();
  });

  test("where no key is active, rolling says why it is not possible", async () => {
    const { user } = renderPage({
      consumers: [{ label: "Idle", apiKeys: [{ description: "Gone", expiresOn: inMs(-HOUR) }] }],
    });
    const roll = await findButton("Roll keys of Idle");
    expect(roll.getAttribute("aria-disabled")).toBe("true");
    expect(document.getElementById(roll.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
      "There is no active key to roll.",
    );
    await user.click(roll);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("a key turns to Expired without a reload, and tells the exact end in UTC", async () => {
    vi.useFakeTimers({ now: Date.UTC(2030, 0, 1) });
    renderPage();
    await act(() => vi.advanceTimersByTimeAsync(10));
    const laptop = await rowOfFaked("Laptop");
    expect(laptop.getByTitle("2030-01-01 23:00:00 UTC").textContent).toBe("Expires in 23 hours");
    await pass(21 * HOUR, HOUR / 4);
    expect(laptop.getByText("Expires in 2 hours")).toBeDefined();
    await pass(2 * HOUR - 30_000, 30_000);
    expect(laptop.getByText("Expires in less than a minute")).toBeDefined();
    await pass(30_000, 30_000);
    expect(laptop.getByText("Expired")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Reveal Laptop" })).toBeNull();
  });

  test("a key that joins a page left open for hours is told by the time of day", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    renderPage({ user, consumers: [{ label: "Acme", apiKeys: [{ description: "CI" }] }] });
    await screen.findByText("CI");
    vi.setSystemTime(Date.now() + 5 * DAY);
    await user.click(button("Create key"));
    await user.type(await screen.findByRole("textbox", { name: "Name" }), "Week");
    await user.selectOptions(screen.getByRole("combobox", { name: "Expires" }), "7 days");
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Create key" }));
    await user.click(await findButton("Done"));
    expect((await rowOf("Week")).getByText("Expires in 7 days")).toBeDefined();
  });

  test("names of any kind are text, not markup, and every word can be replaced", async () => {
    const name = `<img src=x onerror="alert(1)"> 🔑 مفتاح`;
    renderPage({
      consumers: [{ ...acme(), apiKeys: [{ description: name, createdOn: inMs(-DAY) }] }],
      props: { labels: { heading: "Keys to the castle", reveal: (key) => `Show ${key}` }, headingLevel: 3 },
    });
    expect(await findButton(`Show ${name}`)).toBeDefined();
    expect(screen.getByRole("heading", { level: 3, name: "Keys to the castle" })).toBeDefined();
    expect(document.querySelector("img")).toBeNull();
  });
});

/** As {@link rowOf}, where a search that waits would wait for faked timers. */
async function rowOfFaked(description: string) {
  const row = screen.getByText(description).closest("li");
  if (!row) throw new Error(`${description} is not in a list`);
  return within(row);
}

/** Lets time pass in steps: within one `act`, React does not start the timer that follows the one that fired. */
async function pass(ms: number, step: number) {
  for (let passed = 0; passed < ms; passed += step) {
    await act(() => vi.advanceTimersByTimeAsync(step));
  }
}
