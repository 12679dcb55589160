import "latchkey/styles.css";
import axe from "axe-core";
import { ApiKeys, LatchkeyError, LatchkeyProvider } from "latchkey";
import { type MemoryKeyServiceOptions, memoryKeyService } from "latchkey/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { acme, inMs } from "./seeds.ts";

const button = (name: string) => page.getByRole("button", { name, exact: true });

/** Every violation of WCAG 2.2 A and AA and of axe's best practices that can be seen in a part of a page. */
async function violations() {
  const entering = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations === 1);
  await Promise.all(entering.map(({ finished }) => finished.catch(() => undefined)));
  const { violations } = await axe.run(document.body, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    // This page is a part of a host's: landmarks and a first-level heading are the host's to draw.
    rules: { region: { enabled: false }, "landmark-one-main": { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })));
}

async function open(options: MemoryKeyServiceOptions) {
  const service = memoryKeyService(options);
  await render(
    <LatchkeyProvider service={service}>
      <ApiKeys onSignIn={() => undefined} />
    </LatchkeyProvider>,
  );
  return service;
}

const refused = (code: "not_admitted" | "expired_token") => ({ faults: { load: new LatchkeyError(code) } });

describe.each(["light", "dark"])("%s: no violation of WCAG 2.2 A and AA", (theme) => {
  beforeEach(() => {
    document.documentElement.dataset.theme = theme;
  });
  afterEach(() => {
    delete document.documentElement.dataset.theme;
  });

  test("in the list, with a revealed key", async () => {
    await open({ consumers: [acme(), { label: "Empty" }] });
    await button("Reveal CI").click();
    await expect.element(button("Hide CI")).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test.each<[string, MemoryKeyServiceOptions, string]>([
    ["empty", { provisioning: false }, "No API keys yet"],
    ["a first visit", {}, "Your first API key is ready"],
    ["not admitted", refused("not_admitted"), "Your account has no access to API keys"],
    ["a session that ended", refused("expired_token"), "Your session has ended"],
    ["loading", { latencyMs: Number.POSITIVE_INFINITY }, "Loading your API keys"],
  ])("in the state: %s", async (_, options, words) => {
    await open(options);
    await expect.element(page.getByText(words)).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  test.each([
    "Create key",
    "Roll CI",
    "Roll keys of Acme",
    "Rename CI",
    "Delete CI",
    "Delete Acme",
  ])("in the dialog: %s", async (name) => {
    await open({ consumers: [acme(), { label: "Globex" }] });
    await button(name).click();
    await expect.element(page.getByText("Cancel")).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test("with a replaced key, in the menu, and after a leak", async () => {
    const [hour, day] = [3_600_000, 24 * 3_600_000];
    const former = { description: "CI", createdOn: inMs(-9 * day), expiresOn: inMs(23 * hour) };
    await open({ consumers: [{ label: "Acme", apiKeys: [former, { description: "CI", createdOn: inMs(-hour) }] }] });
    await expect.element(page.getByText("Replaced: ends in 23 hours")).toBeVisible();
    expect(await violations()).toEqual([]);

    await button("More actions for CI").click();
    await expect.element(page.getByRole("menuitem", { name: "This key leaked" })).toBeVisible();
    expect(await violations()).toEqual([]);

    await page.getByRole("menuitem", { name: "This key leaked" }).click();
    await button("End it and get a new key").click();
    await expect.element(page.getByText("What to do now")).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test("in a form with errors, then with a failure, then with the new key", async () => {
    const service = await open({ consumers: [acme()] });
    await button("Create key").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Expires" }).selectOptions("Custom date");
    const create = dialog.getByRole("button", { name: "Create key" });
    await create.click();
    await expect.element(dialog.getByText("Enter a name.")).toBeVisible();
    expect(await violations()).toEqual([]);

    service.failNext("createKey", new LatchkeyError("upstream_error", { requestId: "req-1" }));
    await dialog.getByRole("combobox", { name: "Expires" }).selectOptions("7 days");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Backup");
    await create.click();
    await expect.element(dialog.getByText("req-1")).toBeVisible();
    expect(await violations()).toEqual([]);

    await create.click();
    await expect.element(dialog.getByRole("textbox", { name: "API key" })).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
