import type { Browser } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { everythingIn, openApiKeys, openPortal, openProfile, type Portal, reveal, signIn, weather } from "./portal.ts";

let portal: Portal;
let browser: Browser;

beforeAll(async () => {
  const opened = await openPortal();
  ({ portal, browser } = opened);
  return opened.close;
});

const KEY = "Default key";

describe("a new user", () => {
  test("signs in, finds a key, calls the API with it, rolls it, ends it, deletes it", async () => {
    const { context, calls } = await openProfile(browser, portal);
    const page = await openApiKeys(context, portal, "new@example.com");

    await page.getByRole("heading", { name: "API keys" }).waitFor();
    await page.getByRole("list").getByText(KEY).waitFor();
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual(["PUT /api/keys/me"]);

    expect(await everythingIn(page)).not.toMatch(/lkey_/);
    const first = await reveal(page, KEY);
    expect(await weather(portal, first)).toBe(200);
    expect(await weather(portal)).toBe(401);
    expect(await weather(portal, `${first.slice(0, -1)}~`)).toBe(401);
    await page.getByRole("button", { name: `Hide ${KEY}`, exact: true }).click();
    expect(await everythingIn(page)).not.toContain(first);

    await page.getByRole("button", { name: `Roll ${KEY}`, exact: true }).click();
    const rolling = page.getByRole("dialog");
    await rolling.getByRole("radiogroup", { name: "Old key keeps working" }).getByLabel("1 hour").check();
    await rolling.getByRole("button", { name: "Roll key" }).click();
    await page.getByRole("button", { name: "Copy key" }).click();
    await page
      .getByRole("status")
      .getByText(/copied/i)
      .first()
      .waitFor();
    const second = await page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole("button", { name: "Done" }).click();
    expect(second).toMatch(/^lkey_\w+$/);
    expect(second).not.toBe(first);
    expect([await weather(portal, first), await weather(portal, second)]).toEqual([200, 200]);
    expect(await everythingIn(page)).not.toMatch(/lkey_/);

    // The old key has the same name; its ending tells them apart.
    await page.getByRole("button", { name: `Delete ${KEY} ****${first.slice(-4)}` }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete key" }).click();
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    expect([await weather(portal, first), await weather(portal, second)]).toEqual([401, 200]);

    await page.getByRole("button", { name: `Roll ${KEY}`, exact: true }).click();
    await page.getByRole("dialog").getByLabel("Now").check();
    await page.getByRole("dialog").getByRole("button", { name: "Roll key" }).click();
    await page.getByRole("button", { name: "Done" }).click();
    expect(await weather(portal, second)).toBe(401);

    for (const { method, path, text } of calls) {
      const list = method === "GET" && !path.includes("/keys/");
      if (list) expect(await text).not.toMatch(/lkey_/);
    }
    await context.close();
  });

  test("creates a key that expires, renames it, and it stops working when its time has come", async () => {
    const { context } = await openProfile(browser, portal);
    const page = await openApiKeys(context, portal, "expiry@example.com");
    await page.getByRole("button", { name: "Create key" }).click();
    const creating = page.getByRole("dialog");
    await creating.getByLabel("Name").fill("Weekly report");
    await creating.getByLabel("Expires").selectOption({ label: "7 days" });
    await creating.getByRole("button", { name: "Create key" }).click();
    await page.getByRole("button", { name: "Copy key" }).click();
    const key = await page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole("button", { name: "Done" }).click();
    expect(await weather(portal, key)).toBe(200);

    await page.getByRole("button", { name: "Rename Weekly report" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Monthly report");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Delete Monthly report" }).waitFor();

    // Its end comes sooner than in seven days: the operator moves it, through the store's own API.
    const token = /latchkey-local-\S+/.exec(portal.output())?.[0];
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const consumers = `${portal.storeUrl}/v1/accounts/local/key-buckets/production/consumers`;
    const query = "?limit=10&offset=0&include-api-keys=true&manager-email=expiry%40example.com";
    const list = (await (await fetch(consumers + query, { headers })).json()) as {
      data: { name: string; apiKeys: { id: string; description: string }[] }[];
    };
    const consumer = list.data[0];
    const stored = consumer?.apiKeys.find(({ description }) => description === "Monthly report");
    const patched = await fetch(`${consumers}/${consumer?.name}/keys/${stored?.id}`, {
      method: "PATCH",
      headers,
      body: JSON.stringify({ expiresOn: new Date().toISOString() }),
    });
    expect(patched.status).toBe(200);
    expect(await weather(portal, key)).toBe(401);

    await page.reload();
    await page.getByText("Expired").first().waitFor();
    expect(await page.getByRole("button", { name: "Copy Monthly report" }).count()).toBe(0);
    await context.close();
  });

  test("a hundred first calls at once leave one consumer with one key", async () => {
    const { context, calls } = await openProfile(browser, portal);
    // A token of somebody without a consumer: their page's own first call is held back.
    await context.route("**/api/keys/me", (route) => route.abort());
    const page = await openApiKeys(context, portal, "hundred@example.com");
    const request = await page.waitForRequest("**/api/keys/me");
    const authorization = (await request.headerValue("authorization")) ?? "";
    expect(calls).toEqual([]);
    const answers = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const response = await fetch(`${portal.url}/api/keys/me`, { method: "PUT", headers: { authorization } });
        return {
          status: response.status,
          body: (await response.json()) as { data: { id: string; apiKeys: { data: unknown[] } }[] },
        };
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
    expect(new Set(answers.flatMap(({ body }) => body.data.map(({ id }) => id))).size).toBe(1);
    const list = await fetch(`${portal.url}/api/keys/consumers`, { headers: { authorization } });
    const { data } = (await list.json()) as (typeof answers)[0]["body"];
    expect(data.map(({ apiKeys }) => apiKeys.data.length)).toEqual([1]);
    await context.close();
  });
});

describe("a session", () => {
  test("lasts over a reload and into a second tab, each with one request, and signing out leaves nothing behind", async () => {
    const { context, calls } = await openProfile(browser, portal);
    const page = await openApiKeys(context, portal, "session@example.com");
    await page.getByRole("list").getByText(KEY).waitFor();

    calls.length = 0;
    await page.reload();
    await page.getByRole("list").getByText(KEY).waitFor();
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual(["PUT /api/keys/me"]);
    expect(await calls[0]?.text).not.toMatch(/lkey_/);

    const second = await context.newPage();
    await second.goto(`${portal.url}/settings/api-keys`);
    await second.getByRole("list").getByText(KEY).waitFor();

    const key = await reveal(page, KEY);
    await page
      .getByRole("button", { name: /account|session@example.com/i })
      .first()
      .click()
      .catch(() => {});
    await page.getByText("Sign out").click();
    await page.waitForURL(`${portal.url}/**`);
    await page.getByRole("button", { name: "Sign in" }).first().waitFor();
    const left = await everythingIn(page);
    expect(left).not.toContain(key);
    expect(left).not.toMatch(/eyJ[\w-]+\.eyJ/);

    await page.goto(`${portal.url}/settings/api-keys`);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).waitFor();
    await context.close();
  });
});

describe("signing in on a slow network", () => {
  test("does not take back a user who has moved on to another page meanwhile", async () => {
    const { context } = await openProfile(browser, portal);
    const page = await context.newPage();
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/oauth/token", async (route) => {
      await released;
      await route.continue();
    });
    const exchange = page.waitForRequest("**/oauth/token");
    await page.goto(portal.url);
    await page.getByRole("button", { name: "Sign in" }).click();
    await signIn(page, "hasty@example.com");
    await exchange;
    await page.getByRole("navigation").getByRole("link", { name: "API keys" }).click();
    release();
    await page.getByRole("list").getByText(KEY).waitFor();
    expect(new URL(page.url()).pathname).toBe("/settings/api-keys");
    await context.close();
  });
});

describe("a user whose e-mail address is not verified", () => {
  test("is told so, verifies it, and goes on with a fresh token", async () => {
    const { context, calls } = await openProfile(browser, portal);
    const page = await openApiKeys(context, portal, "late@example.com", { verified: false });
    const confirm = page.getByRole("button", { name: "I have verified it" });
    await confirm.waitFor();
    await confirm.click();
    await expect.poll(() => calls.length).toBe(2);
    await confirm.waitFor();
    expect(calls.map(({ status }) => status)).toEqual([403, 403]);
    expect(new Set(calls.map(({ token }) => token)).size).toBe(2);

    // The link in the e-mail, opened in another browser.
    const elsewhere = await openProfile(browser, portal);
    const other = await elsewhere.context.newPage();
    await other.goto(`${portal.url}/`);
    await other.getByRole("button", { name: "Sign in" }).first().click();
    await signIn(other, "late@example.com", { verified: true });
    await other.waitForURL(`${portal.url}/**`);
    await elsewhere.context.close();

    await confirm.click();
    await page.getByRole("list").getByText(KEY).waitFor();
    await context.close();
  });
});
