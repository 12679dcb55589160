/**
 * The portal's own Content-Security-Policy, Trusted Types included, through every flow in a real browser: nothing that
 * Latchkey, Radix or Auth0's client does asks for an exception. `test/portal/site.test.ts` holds the policy's words.
 */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import {
  freePorts,
  openApiKeys,
  openBrowser,
  openProfile,
  type Portal,
  removeFolder,
  reveal,
  signIn,
  startPortal,
  temporaryFolder,
} from "./portal.ts";

let portal: Portal;
let browser: Browser;
let context: BrowserContext;
let reports: string[];
const data = temporaryFolder();

beforeAll(async () => {
  [portal, browser] = await Promise.all([freePorts().then((port) => startPortal({ port, data })), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  removeFolder(data);
});

beforeEach(async () => {
  ({ context } = await openProfile(browser, portal));
  reports = [];
  // Documents report by an event, in every frame; workers by a message to the console.
  await context.exposeBinding("reportViolation", (_, report: string) => void reports.push(report));
  await context.addInitScript(() => {
    const { reportViolation } = globalThis as unknown as { reportViolation(report: string): Promise<void> };
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, sample }) => {
      void reportViolation(`${effectiveDirective}: ${blockedURI} ${sample} in ${sourceFile}`);
    });
  });
  context.on("console", (message) => {
    if (/Content Security Policy|Trusted(HTML|Script)/.test(message.text())) reports.push(message.text());
  });
  context.on("weberror", (error) => void reports.push(String(error.error())));
});

afterEach(async () => context?.close());

const KEY = "Default key";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function issued(page: Page): Promise<string> {
  const key = await page.getByRole("dialog").getByRole("textbox", { name: "API key" }).inputValue();
  await page.getByRole("dialog").getByRole("button", { name: "Copy key" }).click();
  await button(page, "Done").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  return key;
}

async function confirm(page: Page, action: string) {
  await page.getByRole("alertdialog").getByRole("button", { name: action }).click();
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
}

test("an inline style and a string that becomes markup are violations, and these tests see them", async () => {
  const page = await context.newPage();
  await page.goto(portal.url);
  await page.evaluate(() => {
    document.head.append(Object.assign(document.createElement("style"), { textContent: "p {}" }));
    try {
      document.body.insertAdjacentHTML("beforeend", "<p></p>");
    } catch {
      // Reported, and refused as well.
    }
  });
  const seen = (directive: string) => expect.poll(() => reports.join("\n")).toContain(`${directive}: `);
  await seen("style-src-elem");
  await seen("require-trusted-types-for");
});

test("every flow of the keys, without a violation", async () => {
  const page = await openApiKeys(context, portal, "csp-keys@example.com");
  await page.getByRole("complementary").getByRole("button", { name: "Copy key" }).click();
  await button(page, "Dismiss").click();

  const first = await reveal(page, KEY);
  await button(page, `Hide ${KEY}`).click();
  await button(page, `Copy ${KEY}`).click();
  await page
    .getByRole("status")
    .getByText(/copied/i)
    .first()
    .waitFor();

  await button(page, "Create key").click();
  await page.getByRole("dialog").getByLabel("Name").fill("Backup");
  await page.getByRole("dialog").getByRole("button", { name: "Create key" }).click();
  await issued(page);

  await button(page, "Rename Backup").click();
  await page.getByRole("dialog").getByLabel("Name").fill("Spare");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });

  await button(page, "Roll Spare").click();
  await page.getByRole("dialog").getByLabel("Now").check();
  await page.getByRole("dialog").getByRole("button", { name: "Roll key" }).click();
  const spare = await issued(page);
  expect(spare).not.toBe(first);

  await button(page, `Delete ${KEY}`).click();
  await confirm(page, "Delete key");

  await page.getByRole("link", { name: "Try it" }).click();
  await page.getByLabel("API key", { exact: true }).fill(spare);
  await button(page, "Send request").click();
  await page.getByRole("status").getByText("200").waitFor();

  await page.getByRole("navigation").getByRole("link", { name: "API keys" }).click();
  await button(page, "Delete csp-keys@example.com").click();
  await confirm(page, "Delete consumer");
  await page.getByText("No API keys yet").waitFor();
  await button(page, "Create key").click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  expect(reports).toEqual([]);
});

test("every flow of a session, without a violation", async () => {
  const page = await openApiKeys(context, portal, "csp-session@example.com", { verified: false });
  await button(page, "I have verified it").click();
  await expect.poll(() => page.getByRole("main").locator("[data-busy]").count()).toBe(0);
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(`${portal.url}/`);

  await page.getByRole("button", { name: "Sign in" }).first().click();
  await signIn(page, "csp-session@example.com");
  await page.waitForURL(`${portal.url}/**`);
  await page.getByRole("navigation").getByRole("link", { name: "API keys" }).click();
  await page.getByRole("list").getByText(KEY).waitFor();
  await page.reload();
  await page.getByRole("list").getByText(KEY).waitFor();

  const second = await context.newPage();
  await second.goto(`${portal.url}/settings/api-keys`);
  await second.getByRole("list").getByText(KEY).waitFor();
  await second.goto(`${portal.url}/no/such/page`);
  await second.getByRole("heading").first().waitFor();
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign in" }).first().waitFor();
  expect(reports).toEqual([]);
});
