import "latchkey/styles.css";
import { ApiKeys, type ApiKeysProps, LatchkeyProvider } from "latchkey";
import { type MemoryKeyServiceOptions, memoryKeyService } from "latchkey/testing";
import { afterEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { acme } from "./seeds.ts";

let cleanup = new AbortController();

afterEach(() => {
  cleanup.abort();
  cleanup = new AbortController();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, "clipboard");
  document.documentElement.removeAttribute("style");
});

async function open(options: MemoryKeyServiceOptions = {}, props: ApiKeysProps = {}) {
  const service = memoryKeyService({ consumers: [acme()], ...options });
  await render(
    <LatchkeyProvider service={service}>
      <ApiKeys {...props} />
    </LatchkeyProvider>,
  );
  return service;
}

const button = (name: string) => page.getByRole("button", { name, exact: true });
const focused = () => document.activeElement;

/** Stands in for `navigator.clipboard`, which a headless browser has without the permission. */
function clipboardIs(clipboard: Partial<Clipboard> | undefined) {
  Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
}

/** What the old way of copying puts on the clipboard, seen from outside. */
function watchCopyEvents() {
  const copied: string[] = [];
  const listener = () => {
    const field = focused();
    copied.push(
      field instanceof HTMLTextAreaElement ? field.value.slice(field.selectionStart, field.selectionEnd) : "",
    );
  };
  document.addEventListener("copy", listener, { signal: cleanup.signal });
  return copied;
}

describe("copying", () => {
  test("where there is no clipboard, as on plain http, still copies from inside a dialog's focus trap", async () => {
    clipboardIs(undefined);
    const copied = watchCopyEvents();
    const execCommand = vi.spyOn(document, "execCommand");
    await open();
    await button("Create key").click();
    await page.getByRole("textbox", { name: "Name" }).fill("Backup");
    await userEvent.keyboard("{Enter}");
    const field = page.getByRole("textbox", { name: "API key" });
    await expect.element(field).toBeVisible();
    const secret = (field.element() as HTMLTextAreaElement).value;
    await button("Copy key").click();
    await expect.element(page.getByRole("status")).toHaveTextContent("Key copied");
    expect(execCommand).toHaveReturnedWith(true);
    expect(copied).toEqual([secret]);
    expect(focused()).toBe(button("Copy key").element());
    await button("Done").click();
    expect(document.documentElement.outerHTML).not.toContain(secret);
  });

  test("hands the promise of a fetched key to the clipboard at once, while the click still counts", async () => {
    const items: ClipboardItem[] = [];
    const write = vi.fn(async (given: ClipboardItems) => void items.push(...given));
    clipboardIs({ write });
    const service = await open({ latencyMs: (operation) => (operation === "revealKey" ? 50 : 0) });
    await button("Copy CI").click();
    expect(write).toHaveBeenCalledOnce();
    await expect.element(page.getByRole("status")).toHaveTextContent("Key copied");
    const blob = await items[0]?.getType("text/plain");
    expect(await blob?.text()).toBe(await service.revealKey("acme", "ci"));
  });

  test("that nothing can do selects the key and never says Copied", async () => {
    clipboardIs({ writeText: () => Promise.reject(new DOMException("denied", "NotAllowedError")) });
    vi.spyOn(document, "execCommand").mockReturnValue(false);
    const service = await open();
    await button("Copy CI").click();
    await expect.element(page.getByText(/did not allow copying/)).toBeVisible();
    await expect.poll(() => String(getSelection())).toBe(await service.revealKey("acme", "ci"));
    expect(page.getByRole("status").element().textContent).not.toContain("copied");
  });
});

describe("by keyboard alone", () => {
  test("Escape returns to the button that opened the dialog", async () => {
    await open();
    for (const name of ["Create key", "Roll CI", "Rename CI", "Delete CI", "Roll keys of Acme", "Rename Acme"]) {
      await expect.element(button(name)).toBeVisible();
      const trigger = button(name).element() as HTMLElement;
      trigger.focus();
      await userEvent.keyboard("{Enter}");
      await expect.poll(() => focused()?.closest("[role=dialog], [role=alertdialog]")).not.toBeNull();
      await userEvent.keyboard("{Escape}");
      await expect.poll(focused).toBe(trigger);
    }
  });

  test("Tab stays in the dialog", async () => {
    await open();
    await button("Roll CI").click();
    await expect.element(page.getByRole("radio", { name: "24 hours" })).toHaveFocus();
    const seen = new Set<Element | null>();
    for (let press = 0; press < 8; press++) {
      await userEvent.keyboard("{Tab}");
      expect(focused()?.closest("[role=dialog]")).not.toBeNull();
      seen.add(focused());
    }
    expect(seen.size).toBeGreaterThan(2);
  });

  test("after rolling, the focus is on the new key's row", async () => {
    await open();
    await button("Roll CI").click();
    await button("Roll key").click();
    await expect.element(page.getByRole("textbox", { name: "API key" })).toHaveFocus();
    await button("Done").click();
    await expect.poll(() => focused()?.tagName).toBe("LI");
    expect(focused()?.textContent).toContain("CI");
    expect(focused()?.textContent).toContain("Active");
  });

  test("a click outside leaves a form, but not a question", async () => {
    await open();
    await button("Rename CI").click();
    await expect.element(page.getByRole("dialog")).toBeVisible();
    await page.elementLocator(document.body).click({ position: { x: 3, y: 3 }, force: true });
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
    await button("Delete CI").click();
    await expect.element(page.getByRole("alertdialog")).toBeVisible();
    await page.elementLocator(document.body).click({ position: { x: 3, y: 3 }, force: true });
    await expect.element(page.getByRole("alertdialog")).toBeVisible();
  });
});

describe("where it stands", () => {
  test("the stylesheet touches nothing outside of the page", async () => {
    document.body.insertAdjacentHTML("afterbegin", `<button id="hosts">Host</button>`);
    const hosts = document.querySelector("#hosts") as HTMLElement;
    const before = getComputedStyle(hosts).cssText + getComputedStyle(hosts).padding;
    await open();
    await expect.element(button("Create key")).toBeVisible();
    expect(getComputedStyle(hosts).cssText + getComputedStyle(hosts).padding).toBe(before);
    hosts.remove();
  });

  test("takes over the host's tokens, and its own go before", async () => {
    document.documentElement.style.setProperty("--primary", "rgb(1, 2, 3)");
    await open();
    await expect.element(button("Create key")).toHaveStyle({ backgroundColor: "rgb(1, 2, 3)" });
    document.documentElement.style.setProperty("--lk-accent", "rgb(4, 5, 6)");
    await expect.element(button("Create key")).toHaveStyle({ backgroundColor: "rgb(4, 5, 6)" });
  });

  test("fits a column of 320 px without scrolling sideways, and no target is smaller than 24 px", async () => {
    await page.viewport(320, 700);
    await open();
    await expect.element(button("Copy CI")).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    for (const each of page.getByRole("button").elements()) {
      const { width, height } = each.getBoundingClientRect();
      expect(Math.min(width, height), each.getAttribute("aria-label") ?? "").toBeGreaterThanOrEqual(24);
    }
    await page.viewport(1000, 700);
  });

  test("a dialog takes the page's direction along", async () => {
    document.documentElement.dir = "rtl";
    await open();
    await button("Rename CI").click();
    await expect.element(page.getByRole("dialog")).toHaveStyle({ direction: "rtl" });
    document.documentElement.removeAttribute("dir");
  });

  test("no style element is written, so a strict Content-Security-Policy holds", async () => {
    await open();
    await expect.element(button("Create key")).toBeVisible();
    const before = document.querySelectorAll("style").length;
    await button("Create key").click();
    await expect.element(page.getByRole("dialog")).toBeVisible();
    expect(document.querySelectorAll("style").length).toBe(before);
  });
});
