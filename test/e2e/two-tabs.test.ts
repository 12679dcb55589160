/** Two tabs of one browser: what happens in one is so in the other, without a reload and without key material between them. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openApiKeys, openPortal, openProfile, type Portal, reveal, signOut } from "./portal.ts";

let portal: Portal;
let browser: Browser;
let context: BrowserContext;
/** All that one tab has told another. */
let messages: string[];

beforeAll(async () => {
  const opened = await openPortal();
  ({ portal, browser } = opened);
  return opened.close;
});

beforeEach(async () => {
  ({ context } = await openProfile(browser, portal));
  messages = [];
  await context.exposeBinding("overhear", (_, message: string) => void messages.push(message));
  await context.addInitScript(() => {
    const { overhear } = globalThis as unknown as { overhear(message: string): Promise<void> };
    const { postMessage } = BroadcastChannel.prototype;
    BroadcastChannel.prototype.postMessage = function (message) {
      void overhear(JSON.stringify([this.name, message]));
      return postMessage.call(this, message);
    };
  });
});

afterEach(async () => context?.close());

const KEY = "Default key";
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

/** Two tabs of one user, and the proof that neither was loaded anew. */
async function twoTabs(email: string) {
  const first = await openApiKeys(context, portal, email);
  await button(first, `Rename ${KEY}`).waitFor();
  const second = await context.newPage();
  await second.goto(`${portal.url}/settings/api-keys`);
  await button(second, `Rename ${KEY}`).waitFor();
  const mark = (page: Page) => page.evaluate(() => void Object.assign(globalThis, { isStillHere: true }));
  await Promise.all([first, second].map(mark));
  const stayed = (page: Page) => page.evaluate(() => "isStillHere" in globalThis);
  return { first, second, stayed };
}

async function submit(page: Page, open: string, press: string, name?: string) {
  await button(page, open).click();
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  if (name !== undefined) await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: press, exact: true }).click();
}

const soon = { timeout: 5000 };

test("a key that is renamed, created, rolled or deleted in one tab is so in the other", async () => {
  const { first, second, stayed } = await twoTabs("tabs@example.com");
  await submit(first, `Rename ${KEY}`, "Save", "Build");
  await button(second, "Rename Build").waitFor(soon);

  await submit(second, "Create key", "Create key", "Spare");
  const key = await second.getByRole("dialog").getByRole("textbox", { name: "API key" }).inputValue();
  await button(first, "Rename Spare").waitFor(soon);
  await button(second, "Done").click();

  await submit(first, "Roll Spare", "Roll key");
  await button(second, /^End now: Spare/).waitFor(soon);
  await button(first, "Done").click();

  await submit(second, "Delete Build", "Delete key");
  await button(first, "Rename Build").waitFor({ state: "detached", ...soon });

  expect(await Promise.all([first, second].map(stayed))).toEqual([true, true]);
  await expect.poll(() => messages.length).toBeGreaterThanOrEqual(4);
  expect(key).toMatch(/^lkey_/);
  const told = messages.join("\n");
  // No key and no token, whole or in part, and none of the words that the user typed.
  expect(told).not.toMatch(/lkey_|eyJ|Bearer|Build|Spare/);
  expect(told).not.toContain(key.slice(-12));
});

test("a key that is deleted in one tab closes nothing that the other is about to do, and is told there", async () => {
  const { first, second } = await twoTabs("gone@example.com");
  await submit(first, "Create key", "Create key", "Spare");
  await button(first, "Done").click();
  await button(second, "Rename Spare").click();
  await second.getByRole("dialog").getByLabel("Name").fill("Sparer");
  await submit(first, "Delete Spare", "Delete key");
  await button(first, "Rename Spare").waitFor({ state: "detached" });
  await second.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await second.getByRole("alert").getByText("This no longer exists").waitFor(soon);
  await button(second, "Cancel").click();
  await second.getByText("“Spare” no longer exists: it was deleted in the meantime.").waitFor(soon);
  await button(second, `Rename ${KEY}`).waitFor();
});

test("signing out in one tab empties the other, says so, and leads back", async () => {
  const { first, second, stayed } = await twoTabs("leaver@example.com");
  const key = await reveal(second, KEY);
  await signOut(first);
  const main = second.getByRole("main");
  await main.getByText("You have signed out").waitFor(soon);
  expect(await stayed(second)).toBe(true);
  const html = await second.content();
  expect(html).not.toContain(key);
  expect(html).not.toContain(KEY);
  expect(messages.join("\n")).not.toMatch(/lkey_|eyJ/);

  await main.getByRole("button", { name: "Sign in again" }).click();
  await second.getByLabel("Password").waitFor();
});
