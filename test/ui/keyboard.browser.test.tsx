/** Every flow without a mouse, in a real browser: where the focus is after each step. */
import "latchkey/styles.css";
import { ApiKeys, type ApiKeysProps, LatchkeyError, LatchkeyProvider } from "latchkey";
import { type MemoryKeyServiceOptions, memoryKeyService } from "latchkey/testing";
import { afterEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { acme } from "./seeds.ts";

afterEach(() => {
  Reflect.deleteProperty(navigator, "clipboard");
});

async function open(options: MemoryKeyServiceOptions = {}, props: ApiKeysProps = {}) {
  Object.defineProperty(navigator, "clipboard", {
    value: { writeText: vi.fn(async () => undefined), write: vi.fn(async () => undefined) },
    configurable: true,
  });
  const service = memoryKeyService({ consumers: [acme()], ...options });
  await render(
    <LatchkeyProvider service={service}>
      <ApiKeys {...props} />
    </LatchkeyProvider>,
  );
  return service;
}

/** What a screen reader calls the element with the focus, in short. */
function focused(): string {
  const element = document.activeElement;
  if (element === null || element === document.body) return "nothing";
  if (element instanceof HTMLLIElement) return `row ${element.querySelector(".lk-key-name")?.textContent}`;
  if (/^H\d$/.test(element.tagName)) return `heading ${element.textContent}`;
  if (element.getAttribute("role") === "dialog") return "dialog";
  const name = element.getAttribute("aria-label") ?? labelOf(element) ?? element.textContent?.trim();
  return `${element instanceof HTMLButtonElement ? "button" : element.tagName.toLowerCase()} ${name}`;
}

const labelOf = (element: Element) =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement
    ? element.labels?.[0]?.textContent?.trim()
    : undefined;

/** Waits until the focus is where it belongs; the first dialog has to be loaded. */
const at = (name: string) => expect.poll(focused, { timeout: 10_000 }).toBe(name);

const press = (keys: string) => userEvent.keyboard(keys);

/** Presses Tab until the focus is on `name`; every stop on the way is one that a user can see. */
async function tabTo(name: string) {
  for (let stops = 0; stops < 40 && focused() !== name; stops++) {
    await press("{Tab}");
    const box = document.activeElement?.getBoundingClientRect();
    expect(box && box.width > 0 && box.height > 0, `${focused()} can be seen`).toBe(true);
  }
  expect(focused()).toBe(name);
}

const ready = () => expect.element(page.getByRole("region", { name: "Acme" })).toBeVisible();

describe("with the keyboard alone", () => {
  test("a key is created: the form, the new key, its row", async () => {
    await open();
    await ready();
    await tabTo("button Create key");
    await press("{Enter}");
    await at("input Name");
    await press("Backup{Tab}");
    await at("select Expires");
    await tabTo("button Create key");
    await press("{Enter}");
    await at("textarea API key");
    await press("{Tab}");
    await tabTo("button Done");
    await press("{Enter}");
    await at("row Backup");
  });

  test("a form with a mistake puts the focus on the field, and Escape leads back to the button", async () => {
    await open();
    await ready();
    await tabTo("button Create key");
    await press("{Enter}");
    await at("input Name");
    await press("{Enter}");
    await expect.element(page.getByText("Enter a name.")).toBeVisible();
    await at("input Name");
    await press("{Escape}");
    await at("button Create key");
  });

  test("a change that failed leaves the focus on the form, and Enter repeats it", async () => {
    const service = await open();
    await ready();
    service.failNext("updateKey", new LatchkeyError("upstream_unavailable", { requestId: "req-1" }));
    await tabTo("button Rename CI");
    await press("{Enter}");
    await at("input Name");
    await press("Build{Enter}");
    await expect.element(page.getByRole("alert")).toBeVisible();
    await at("input Name");
    await press("{Enter}");
    await at("button Rename Build");
  });

  test("a key is revealed, copied and hidden without the focus going anywhere", async () => {
    await open();
    await ready();
    await tabTo("button Reveal CI");
    await press("{Enter}");
    await at("button Hide CI");
    await tabTo("button Copy CI");
    await press("{Enter}");
    await expect.element(page.getByText("Key copied")).toBeInTheDocument();
    await at("button Copy CI");
    await press("{Shift>}{Tab}{/Shift}");
    await at("button Hide CI");
    await press(" ");
    await at("button Reveal CI");
  });

  test("a key is rolled: the choice by arrow keys, the new key, its row", async () => {
    await open();
    await ready();
    await tabTo("button Roll CI");
    await press("{Enter}");
    await expect.element(page.getByRole("radiogroup", { name: "Old key keeps working" })).toBeVisible();
    await expect.poll(() => document.activeElement?.closest("[role=dialog]") !== null).toBe(true);
    const radio = () => document.activeElement instanceof HTMLInputElement && document.activeElement.type === "radio";
    for (let stops = 0; stops < 5 && !radio(); stops++) await press("{Tab}");
    await press("{ArrowDown}");
    await expect.element(page.getByRole("radio", { name: "3 days" })).toBeChecked();
    await tabTo("button Roll key");
    await press("{Enter}");
    await at("textarea API key");
    await press("{Escape}");
    await at("row CI");
  });

  test("a key is deleted: Cancel first, and then the next row", async () => {
    await open();
    await ready();
    await tabTo("button Delete CI");
    await press("{Enter}");
    await at("button Cancel");
    await press("{Enter}");
    await at("button Delete CI");
    await press("{Enter}");
    await at("button Cancel");
    await tabTo("button Delete key");
    await press("{Enter}");
    await at("row Laptop");
  });

  test("a consumer is renamed and deleted: back to its button, then to the next consumer", async () => {
    await open({ consumers: [acme(), { id: "globex", label: "Globex" }] });
    await ready();
    await tabTo("button Rename Acme");
    await press("{Enter}");
    await at("input Name");
    await press("Initech{Enter}");
    await at("button Rename Initech");
    await tabTo("button Delete Initech");
    await press("{Enter}");
    await at("button Cancel");
    await tabTo("button Delete consumer");
    await press("{Enter}");
    await at("heading Globex");
  });

  test("a list that failed is asked for again, and the focus is on the heading", async () => {
    const service = await open({ faults: { load: new LatchkeyError("not_admitted", { requestId: "req-7" }) } });
    await expect.element(page.getByText("Your account has no access to API keys")).toBeVisible();
    await tabTo("button Copy request ID");
    service.heal();
    await tabTo("button Try again");
    await press("{Enter}");
    await ready();
    await at("heading API keys");
  });

  test("a first visit: the callout is copied from and dismissed, and the focus is on the key", async () => {
    await open({ consumers: [] });
    await expect.element(page.getByText("Your first API key is ready")).toBeVisible();
    await tabTo("button Copy key");
    await press("{Enter}");
    await expect.element(page.getByText("Key copied")).toBeInTheDocument();
    await at("button Copy key");
    await tabTo("button Dismiss");
    await press("{Enter}");
    await at("row Default key");
  });

  test("a key that somebody else deleted: the focus is on the heading, and again when the word is dismissed", async () => {
    const service = await open();
    await ready();
    await service.deleteKey("acme", "ci");
    await tabTo("button Reveal CI");
    await press("{Enter}");
    await expect.element(page.getByText(/no longer exists/)).toBeVisible();
    await at("heading API keys");
    await tabTo("button Dismiss");
    await press("{Enter}");
    await at("heading API keys");
  });

  test("a session that ended: signing in again leads back to the button that repeats the action", async () => {
    const service = await open({}, { onSignIn: async () => true });
    await ready();
    service.failNext("updateKey", new LatchkeyError("expired_token"));
    await tabTo("button Rename CI");
    await press("{Enter}");
    await at("input Name");
    await press("Build{Enter}");
    await tabTo("button Sign in again");
    await press("{Enter}");
    await at("button Save");
    await press("{Enter}");
    await at("button Rename Build");
  });
});
