/** The plain text of a key in a real browser: how it leaves the screen, and how it is copied by hand. */
import "latchkey/styles.css";
import { ApiKeys, LatchkeyProvider } from "latchkey";
import { type MemoryKeyServiceOptions, memoryKeyService } from "latchkey/testing";
import { afterEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { acme } from "./seeds.ts";

const { href } = location;
afterEach(() => history.replaceState(null, "", href));

async function open(options: MemoryKeyServiceOptions = {}) {
  const onEvent = vi.fn();
  const service = memoryKeyService({ consumers: [acme()], ...options });
  await render(
    <LatchkeyProvider service={service} onEvent={onEvent}>
      <ApiKeys />
    </LatchkeyProvider>,
  );
  const copied = () => onEvent.mock.calls.filter(([{ type }]) => type === "copied").map(([{ keyId }]) => keyId);
  return { service, copied };
}

const button = (name: string) => page.getByRole("button", { name, exact: true });

describe("a revealed key", () => {
  async function reveal() {
    const { service } = await open();
    const secret = await service.revealKey("acme", "ci");
    await button("Reveal CI").click();
    await button("Keep showing CI").click();
    await expect.element(page.getByText(secret)).toBeVisible();
    return secret;
  }

  test.each([
    ["a link of the host's router is followed", () => history.pushState(null, "", "?elsewhere")],
    ["the host's router replaces the address", () => history.replaceState(null, "", "?elsewhere")],
  ])("is hidden when %s and the page stays, kept or not", async (_, move) => {
    const secret = await reveal();
    move();
    await expect.element(button("Reveal CI")).toBeVisible();
    expect(document.documentElement.outerHTML).not.toContain(secret);
  });

  test("stays when the host notes something in the history of the same address", async () => {
    const secret = await reveal();
    history.replaceState({ scroll: 7 }, "", href);
    await expect.element(page.getByText(secret)).toBeVisible();
    expect(button("Hide CI").query()).not.toBeNull();
  });
});

describe("a new key that is shown once, copied by hand", () => {
  async function create() {
    const page_ = await open({ capabilities: { reveal: false } });
    await button("Create key").click();
    await page.getByRole("textbox", { name: "Name" }).fill("Backup");
    await userEvent.keyboard("{Enter}");
    const field = page.getByRole("textbox", { name: "API key" });
    await expect.element(field).toHaveFocus();
    return { ...page_, field: field.element() as HTMLTextAreaElement };
  }
  const leave = async () => userEvent.keyboard("{Escape}");

  test("with Ctrl+C is safe: it is told as copied, and the dialog can be left", async () => {
    const { copied } = await create();
    await userEvent.keyboard("{Control>}c{/Control}");
    await leave();
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
    await expect.poll(copied).toEqual(["key-1"]);
  });

  test("only in part is not, and the dialog says what to do", async () => {
    const { copied, field } = await create();
    field.setSelectionRange(0, 5);
    await userEvent.keyboard("{Control>}c{/Control}");
    await leave();
    await expect.element(page.getByText(/Copy the key first/)).toBeVisible();
    expect(copied()).toEqual([]);
    await button("Done").click();
  });
});
