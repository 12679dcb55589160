/**
 * The portal's own Content-Security-Policy, Trusted Types included, through every flow in a real browser: nothing that
 * Latchkey, Radix or Auth0's client does asks for an exception. `test/portal/site.test.ts` holds the policy's words.
 */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openApiKeys, openPortal, openProfile, type Portal, reveal, signIn, signOut } from "./portal.ts";

let portal: Portal;
let browser: Browser;
let context: BrowserContext;
let reports: string[];

beforeAll(async () => {
  const opened = await openPortal();
  ({ portal, browser } = opened);
  return opened.close;
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
  await signOut(page);
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
  await signOut(page);
  await page.getByRole("button", { name: "Sign in" }).first().waitFor();
  expect(reports).toEqual([]);
});

test("code to use a key in, and what becomes of a key that was rolled or leaked, without a violation", async () => {
  const email = "csp-code@example.com";
  const page = await openApiKeys(context, portal, email);
  const callout = page.getByRole("complementary");
  for (const language of ["curl", "JavaScript", "Python", ".env", "gh secret set"]) {
    await callout.getByRole("tab", { name: language, exact: true }).click();
    await callout.getByRole("button", { name: `Copy ${language} code` }).click();
  }
  await callout.getByRole("button", { name: "Try it" }).click();
  await callout.getByText(/^The API answered 200/).waitFor();
  await button(page, "Dismiss").click();

  const choose = async (name: string, entry: string) => {
    await button(page, `More actions for ${name}`).click();
    await page.getByRole("menuitem", { name: entry }).click();
    return page.getByRole("dialog");
  };
  const code = await choose(KEY, "Use in code");
  await code.getByRole("button", { name: "Copy curl code" }).click();
  await page.getByRole("status").getByText("Code copied, with your key in it").waitFor();
  await code.getByRole("button", { name: "Try it" }).click();
  await code.getByText(/^The API answered 200/).waitFor();
  await button(page, "Done").click();

  await button(page, `Roll ${KEY}`).click();
  await page.getByRole("dialog").getByRole("button", { name: "Roll key" }).click();
  await issued(page);
  await page.getByRole("button", { name: /^Extend 24 h: / }).click();
  await page
    .getByRole("status")
    .getByText(/^Key extended/)
    .waitFor();
  await page.getByRole("button", { name: /^End now: / }).click();
  await confirm(page, "End key");

  const leak = await choose(KEY, "This key leaked");
  await leak.getByRole("button", { name: "End it and get a new key" }).click();
  await leak
    .getByRole("timer")
    .getByText(/^The leaked key has ended/)
    .waitFor();
  await issued(page);

  await button(page, `Roll keys of ${email}`).click();
  await page.getByRole("dialog").getByRole("button", { name: "Roll key" }).click();
  await issued(page);
  await button(page, `Rename ${email}`).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Skylark");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(reports).toEqual([]);
});

test("a session that ended: signing in again in a window of its own, and what was under way goes on", async () => {
  const email = "csp-popup@example.com";
  const page = await openApiKeys(context, portal, email);
  await button(page, `Rename ${KEY}`).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Build");

  // The session ends at the sign-in server, and the guard no longer takes the token that the page has.
  const elsewhere = await context.newPage();
  await elsewhere.goto(`${portal.identityUrl}/v2/logout`);
  await elsewhere.getByText("You are signed out").waitFor();
  await elsewhere.close();
  let expired: string | undefined;
  await page.route("**/api/keys/**", async (route) => {
    const { authorization } = route.request().headers();
    expired ??= authorization;
    if (authorization !== expired) return route.continue();
    const problem = { status: 401, code: "expired_token", title: "Your session has ended" };
    return route.fulfill({ status: 401, contentType: "application/problem+json", body: JSON.stringify(problem) });
  });

  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("alert").getByText("Your session has ended").waitFor();
  const opened = page.waitForEvent("popup");
  await dialog.getByRole("button", { name: "Sign in again" }).click();
  const popup = await opened;
  const closed = popup.waitForEvent("close");
  await signIn(popup, email);
  await closed;
  await dialog.getByText("You are signed in again. Go on where you were.").waitFor();
  expect(await dialog.getByLabel("Name").inputValue()).toBe("Build");
  await dialog.getByRole("button", { name: "Save" }).click();
  await button(page, "Rename Build").waitFor();
  expect(reports).toEqual([]);
});
