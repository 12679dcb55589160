/** A connection that goes and comes back, as the browser itself notices it. */
import type { Browser, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { openApiKeys, openPortal, openProfile, type Portal } from "./portal.ts";

let portal: Portal;
let browser: Browser;

beforeAll(async () => {
  const opened = await openPortal();
  ({ portal, browser } = opened);
  return opened.close;
});

const KEY = "Default key";
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const goTo = (page: Page, name: string) => page.getByRole("navigation").getByRole("link", { name }).click();

test("without one the list says so, and comes by itself when the browser is online again", async () => {
  const { context, calls } = await openProfile(browser, portal);
  const page = await openApiKeys(context, portal, "train@example.com");
  await button(page, `Rename ${KEY}`).waitFor();
  await goTo(page, "Try it");
  await context.setOffline(true);
  await goTo(page, "API keys");
  await page.getByText("You seem to be offline").waitFor();
  await page.getByText(/load by themselves once you are online/).waitFor();
  await context.setOffline(false);
  await button(page, `Rename ${KEY}`).waitFor();
  expect(calls.map(({ status }) => status)).toEqual([200, 200]);
  await context.close();
});

test("without one a change stays in its dialog, the list says that it may be stale, and both go on", async () => {
  const { context, calls } = await openProfile(browser, portal);
  const page = await openApiKeys(context, portal, "tunnel@example.com");
  await button(page, `Rename ${KEY}`).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Build");
  await context.setOffline(true);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("alert").getByText("You seem to be offline").waitFor();
  expect(await dialog.getByLabel("Name").inputValue()).toBe("Build");
  // The outcome is unknown, so the list is asked as well: in vain, behind the dialog.
  const stale = page.getByText("This list may be out of date");
  await stale.waitFor();
  await context.setOffline(false);
  await stale.waitFor({ state: "detached" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await button(page, "Rename Build").waitFor();
  expect(calls.filter(({ method }) => method === "PATCH")).toHaveLength(1);
  await context.close();
});
