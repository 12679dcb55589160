import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { LatchkeyError } from "latchkey";
import { afterEach, describe, expect, test, vi } from "vitest";
import { acme, button, callsOf, DAY, everythingStored, findButton, openDialog, renderPage, rowOf } from "./harness.tsx";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const newKey = async () => {
  const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "API key" });
  return field.value;
};

describe("creating a key", () => {
  test("without a name, or with one that is too long, says so and sends nothing", async () => {
    const { service, user } = renderPage();
    const { inside } = await openDialog(user, "Create key");
    const name = inside.getByRole("textbox", { name: "Name" });
    expect(document.activeElement).toBe(name);
    await user.type(name, "   {Enter}");
    expect(inside.getByText("Enter a name.")).toBeDefined();
    await user.clear(name);
    await user.paste("x".repeat(129));
    expect(inside.getByText("Use at most 128 characters.")).toBeDefined();
    expect(name.getAttribute("aria-invalid")).toBe("true");
    await waitFor(() => expect(document.activeElement).toBe(name));
    expect(callsOf(service, "createKey")).toBe(0);
  });

  test("until a date that is missing or past says so and sends nothing", async () => {
    const { service, user } = renderPage();
    const { inside } = await openDialog(user, "Create key");
    await user.type(inside.getByRole("textbox", { name: "Name" }), "CI");
    await user.selectOptions(inside.getByRole("combobox", { name: "Expires" }), "Custom date");
    await user.click(inside.getByRole("button", { name: "Create key" }));
    expect(inside.getByText("Choose a date.")).toBeDefined();
    const date = inside.getByLabelText("Expiry date");
    await waitFor(() => expect(document.activeElement).toBe(date));
    await user.type(date, "2020-01-31");
    await user.click(inside.getByRole("button", { name: "Create key" }));
    expect(inside.getByText("Choose a date in the future.")).toBeDefined();
    expect(callsOf(service, "createKey")).toBe(0);
  });

  test("that fails keeps the dialog and what was entered, and can be tried again", async () => {
    const { service, user } = renderPage();
    const { inside } = await openDialog(user, "Create key");
    service.failNext("createKey", new LatchkeyError("upstream_unavailable", { requestId: "req-9" }));
    const name = inside.getByRole<HTMLInputElement>("textbox", { name: "Name" });
    await user.type(name, "Backup");
    await user.click(inside.getByRole("button", { name: "Create key" }));
    const alert = await inside.findByRole("alert");
    expect(alert.textContent).toContain("The key service is not available");
    expect(inside.getByText("req-9")).toBeDefined();
    expect(name.value).toBe("Backup");

    await user.click(inside.getByRole("button", { name: "Create key" }));
    expect(await newKey()).toMatch(/^lkey_/);
  });

  test("by impatient clicks makes one key, and leaving waits for the answer", async () => {
    const { service, user } = renderPage({ latencyMs: (operation) => (operation === "createKey" ? 200 : 0) });
    const { inside } = await openDialog(user, "Create key");
    await user.type(inside.getByRole("textbox", { name: "Name" }), "CI 2");
    const create = inside.getByRole("button", { name: "Create key" });
    await user.dblClick(create);
    await user.click(create);
    await user.keyboard("{Escape}");
    await user.click(inside.getByRole("button", { name: "Cancel" }));
    expect(await newKey()).toMatch(/^lkey_/);
    expect(callsOf(service, "createKey")).toBe(1);
  });

  test("shows it once; when done it is in the list, focused, and nowhere in the page", async () => {
    const { user } = renderPage();
    const { inside } = await openDialog(user, "Create key");
    await user.type(inside.getByRole("textbox", { name: "Name" }), "  Backup  ");
    await user.selectOptions(inside.getByRole("combobox", { name: "Expires" }), "30 days");
    await user.click(inside.getByRole("button", { name: "Create key" }));
    const secret = await newKey();
    expect(screen.getByRole("dialog", { name: "Your new API key" })).toBeDefined();
    expect(screen.getByRole("status").textContent).toBe("Key created");
    await user.click(button("Copy key"));
    expect(await navigator.clipboard.readText()).toBe(secret);
    expect(screen.getByRole("status").textContent).toBe("Key copied");
    await user.click(button("Done"));

    const row = await rowOf("Backup");
    expect(row.getByText("Expires in 30 days")).toBeDefined();
    expect(everythingStored()).not.toContain(secret);
    await waitFor(() => expect(document.activeElement?.textContent).toContain("Backup"));
  });

  test("goes into the consumer that was chosen", async () => {
    const { user } = renderPage({ consumers: [acme(), { label: "Globex" }] });
    const { inside } = await openDialog(user, "Create key");
    await user.type(inside.getByRole("textbox", { name: "Name" }), "Mobile");
    await user.selectOptions(inside.getByRole("combobox", { name: "Consumer" }), "Globex");
    await user.click(inside.getByRole("button", { name: "Create key" }));
    await newKey();
    await user.click(button("Done"));
    const globex = within(await screen.findByRole("region", { name: "Globex" }));
    expect(globex.getByText("Mobile")).toBeDefined();
  });

  test("without any consumer makes one of the same name with it", async () => {
    const { service, user } = renderPage({ consumers: [], provisioning: false });
    await screen.findByText("No API keys yet");
    const { inside } = await openDialog(user, "Create key");
    expect(inside.queryByRole("combobox", { name: "Consumer" })).toBeNull();
    await user.type(inside.getByRole("textbox", { name: "Name" }), "My app{Enter}");
    expect(await newKey()).toMatch(/^lkey_/);
    await user.click(button("Done"));
    const made = within(await screen.findByRole("region", { name: "My app" }));
    expect(made.getByRole("listitem").textContent).toContain("My app");
    expect(callsOf(service, "createConsumer")).toBe(1);
    expect(callsOf(service, "load")).toBe(1);
  });

  test("where keys are shown once, cannot be left by Escape before it was copied", async () => {
    const { user } = renderPage({ capabilities: { reveal: false } });
    const { inside } = await openDialog(user, "Create key");
    await user.type(inside.getByRole("textbox", { name: "Name" }), "Once{Enter}");
    const secret = await newKey();
    expect(screen.getByText(/only time it is shown/)).toBeDefined();
    await user.keyboard("{Escape}");
    expect(await newKey()).toBe(secret);
    expect(screen.getByRole("alert").textContent).toContain("Copy the key first");
    await user.click(button("Copy key"));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });
});

describe("rolling a key", () => {
  test("that fails keeps the dialog and the choice", async () => {
    const { service, user } = renderPage();
    const { inside } = await openDialog(user, "Roll CI");
    service.failNext("rollKey", new LatchkeyError("rate_limited", { retryAfter: 3 }));
    await user.click(inside.getByRole("radio", { name: "3 days" }));
    await user.click(inside.getByRole("button", { name: "Roll key" }));
    expect((await inside.findByRole("alert")).textContent).toContain("Wait 3 seconds");
    expect(inside.getByRole<HTMLInputElement>("radio", { name: "3 days" }).checked).toBe(true);
  });

  test("until a date needs one in the future", async () => {
    const { service, user } = renderPage();
    const { inside } = await openDialog(user, "Roll CI");
    await user.click(inside.getByRole("radio", { name: "Until a date" }));
    await user.click(inside.getByRole("button", { name: "Roll key" }));
    expect(inside.getByText("Choose a date.")).toBeDefined();
    await user.type(inside.getByLabelText("Date and time"), "2020-01-31T10:00");
    await user.click(inside.getByRole("button", { name: "Roll key" }));
    expect(inside.getByText("Choose a date in the future.")).toBeDefined();
    expect(callsOf(service, "rollKey")).toBe(0);
  });

  test("keeps the old one for 24 hours unless said otherwise, tells until when, and shows the new one", async () => {
    const { user } = renderPage();
    const { inside } = await openDialog(user, "Roll CI");
    const group = within(inside.getByRole("radiogroup", { name: "Old key keeps working" }));
    expect(group.getAllByRole("radio").map((each) => (each as HTMLInputElement).labels?.[0]?.textContent)).toEqual([
      "Ends now",
      "1 hour",
      "24 hours",
      "3 days",
      "7 days",
      "Until a date",
    ]);
    expect(group.getByRole<HTMLInputElement>("radio", { name: "24 hours" }).checked).toBe(true);
    const tomorrow = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric" }).format(Date.now() + DAY);
    expect(inside.getByText(new RegExp(`keeps working until ${tomorrow}`))).toBeDefined();

    await user.click(inside.getByRole("button", { name: "Roll key" }));
    const secret = await newKey();
    expect(screen.getByRole("status").textContent).toBe("Key rolled");
    await user.click(button("Done"));
    expect(await findButton("Reveal CI")).toBeDefined();
    expect(await findButton(/^Reveal CI \*{4}\w{4}$/)).toBeDefined();
    expect(screen.getByText("Replaced: ends in 24 hours")).toBeDefined();
    expect(everythingStored()).not.toContain(secret);
  });

  test("with the old one ending now sends the present moment, and the old one is expired at once", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { service, user } = renderPage({ user: userEvent.setup({ advanceTimers: vi.advanceTimersByTime }) });
    const rollKey = vi.spyOn(service, "rollKey");
    const { inside } = await openDialog(user, "Roll CI");
    await user.click(inside.getByRole("radio", { name: "Ends now" }));
    expect(inside.getByText("The old key stops working as soon as you roll.")).toBeDefined();
    const before = Date.now();
    await user.click(inside.getByRole("button", { name: "Roll key" }));
    await newKey();
    const { expiresOn } = rollKey.mock.calls[0]?.[2] ?? { expiresOn: "" };
    expect(Date.parse(expiresOn)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(expiresOn)).toBeLessThanOrEqual(Date.now());
    await user.click(button("Done"));
    await waitFor(() => expect(screen.getAllByText("Expired")).toHaveLength(2));
  });

  test("never extends one that expires sooner, and says so", async () => {
    const { user } = renderPage();
    const { inside } = await openDialog(user, "Roll Laptop");
    await user.click(inside.getByRole("radio", { name: "7 days" }));
    expect(inside.getByText(/expires on its own before that.*does not extend/)).toBeDefined();
    await user.click(inside.getByRole("radio", { name: "1 hour" }));
    expect(inside.queryByText(/does not extend/)).toBeNull();
  });

  test("all keys of a consumer are followed by one", async () => {
    const { service, user } = renderPage();
    const { inside } = await openDialog(user, "Roll keys of Acme");
    expect(inside.getByText(/in place of 2 active ones/)).toBeDefined();
    expect(inside.getByText(/Old keys that expire before that|keep working until/)).toBeDefined();
    await user.click(inside.getByRole("button", { name: "Roll key" }));
    await newKey();
    expect(callsOf(service, "rollConsumer")).toBe(1);
    await user.click(button("Done"));
    await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(4));
  });
});

test("a first key that is shown only once opens its dialog by itself, and is gone when done", async () => {
  const { user } = renderPage({ consumers: [], capabilities: { reveal: false } });
  const secret = await newKey();
  await user.click(button("Done"));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(everythingStored()).not.toContain(secret);
  await waitFor(() => expect(document.activeElement?.textContent).toContain("Default key"));
});
