import "latchkey/styles.css";
import {
  ApiKeys,
  type ApiKeysProps,
  LANGUAGES,
  LatchkeyError,
  LatchkeyProvider,
  loadLabels,
  type ProblemCode,
} from "latchkey";
import { type ConsumerSeed, type MemoryKeyServiceOptions, memoryKeyService } from "latchkey/testing";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { englishProblems } from "../../src/ui/english-problems.js";
import { overflowing, pseudo, untranslated } from "./pseudo.ts";
import { DAY, HOUR, inMs } from "./seeds.ts";

/** Names without a letter, so that every letter on screen must be a word's. */
const seed = (id: string): ConsumerSeed => ({
  id,
  label: id,
  apiKeys: [
    { id: `${id}1`, description: `${id}-1`, createdOn: inMs(-2 * DAY) },
    { id: `${id}2`, description: `${id}-2`, createdOn: inMs(-3 * DAY), expiresOn: inMs(23 * HOUR) },
    { id: `${id}0`, description: `${id}-1`, createdOn: inMs(-4 * DAY), expiresOn: inMs(23 * HOUR) },
    { id: `${id}3`, description: `${id}-3`, createdOn: inMs(-9 * DAY), expiresOn: inMs(-DAY) },
  ],
});

beforeEach(() => page.viewport(320, 800));
afterEach(() => page.viewport(1000, 700));

async function open(options: MemoryKeyServiceOptions = {}, props: ApiKeysProps = {}) {
  const service = memoryKeyService({ consumers: [seed("01")], ...options });
  await render(
    <LatchkeyProvider service={service}>
      <ApiKeys labels={pseudo} onSignIn={() => undefined} {...props} />
    </LatchkeyProvider>,
  );
  return service;
}

const button = (name: string) => page.getByRole("button", { name, exact: true });
const dialog = () => page.getByRole("dialog").or(page.getByRole("alertdialog"));
const shown = (text: string) => expect.element(page.getByText(text, { exact: false }).first()).toBeVisible();

/** Every word is translated, and nothing is wider than the window. */
function expectAllIsWell() {
  expect(untranslated()).toEqual([]);
  expect(overflowing()).toEqual([]);
}

describe("in a language with long words, at 320 px", () => {
  test("the list, with a revealed key", async () => {
    await open({ consumers: [seed("01"), { label: "02", apiKeys: [] }] });
    await button(pseudo.reveal("01-1")).click();
    await expect.element(button(pseudo.hide("01-1"))).toBeVisible();
    expectAllIsWell();
  });

  test("a name without a space", async () => {
    await open({ consumers: [{ ...seed("01"), label: "0".repeat(120), apiKeys: [{ description: "1".repeat(120) }] }] });
    await button(pseudo.delete("1".repeat(120))).click();
    await expect.element(dialog()).toBeVisible();
    expectAllIsWell();
  });

  test.each<[string, MemoryKeyServiceOptions, string, ApiKeysProps?]>([
    ["empty", { consumers: [], provisioning: false }, pseudo.empty.title],
    ["a first visit", { consumers: [] }, pseudo.welcome.title],
    ["a first visit, where a key is shown once", { consumers: [], capabilities: { reveal: false } }, pseudo.newKeyOnce],
    ["loading", { latencyMs: Number.POSITIVE_INFINITY }, pseudo.heading],
    ["read-only", {}, pseudo.readOnlyNote, { readOnly: true }],
    ["not admitted", { faults: { load: new LatchkeyError("not_admitted") } }, pseudo.tryAgain],
    ["a session that ended", { faults: { load: new LatchkeyError("expired_token") } }, pseudo.signInAgain],
    [
      "too many requests",
      { faults: { load: new LatchkeyError("rate_limited", { retryAfter: 40, requestId: "0123456789-0123456789" }) } },
      pseudo.requestId,
    ],
  ])("%s", async (_, options, words, props) => {
    await open(options, props);
    await shown(words);
    expectAllIsWell();
  });

  test.each([
    pseudo.rename("01"),
    pseudo.rollKeysOf("01"),
    pseudo.delete("01"),
    pseudo.roll("01-1"),
    pseudo.roll("01-2"),
    pseudo.rename("01-1"),
    pseudo.delete("01-1"),
    pseudo.delete("01-3"),
  ])("the dialog %s", async (name) => {
    await open();
    await button(name).click();
    await expect.element(dialog()).toBeVisible();
    expectAllIsWell();
  });

  test("each choice of how long an old key works", async () => {
    await open();
    await button(pseudo.rollKeysOf("01")).click();
    for (const choice of await dialog().getByRole("radio").all()) {
      await choice.click();
      expectAllIsWell();
    }
    await button(pseudo.rollKey).click();
    await shown(pseudo.dateMissing);
    expectAllIsWell();
  });

  test("a new key: the form, its errors, the key", async () => {
    await open({ consumers: [seed("01"), seed("02")] });
    await button(pseudo.createKey).click();
    const expires = dialog().getByRole("combobox", { name: pseudo.expiry });
    await expires.selectOptions(pseudo.customDate);
    await dialog().getByRole("button", { name: pseudo.createKey }).click();
    await shown(pseudo.nameMissing);
    await shown(pseudo.dateMissing);
    expectAllIsWell();
    await expires.selectOptions(pseudo.oneYear);
    await dialog().getByRole("textbox", { name: pseudo.name }).fill("03");
    expectAllIsWell();
    await dialog().getByRole("button", { name: pseudo.createKey }).click();
    await expect.element(dialog().getByRole("textbox", { name: pseudo.newKeyField })).toBeVisible();
    expectAllIsWell();
  });

  test("what is offered for a key that was replaced, or that leaked", async () => {
    await open({}, { firstCall: { url: "http://127.0.0.1:1/" } });
    await page.getByText(pseudo.endNowShort, { exact: true }).click();
    await shown(pseudo.endText);
    expectAllIsWell();
    await button(pseudo.cancel).click();

    await button(pseudo.moreActions("01-1")).click();
    await expect.element(page.getByRole("menuitem", { name: pseudo.leaked })).toBeVisible();
    expectAllIsWell();
    await page.getByRole("menuitem", { name: pseudo.leaked }).click();
    await shown(pseudo.leakedText);
    expectAllIsWell();
    await button(pseudo.leakedSubmit).click();
    await shown(pseudo.leakedSteps);
    expectAllIsWell();
  });

  test("the first call, and an API that does not answer", async () => {
    await open({}, { firstCall: { url: "http://127.0.0.1:1/" } });
    await button(pseudo.moreActions("01-1")).click();
    await page.getByRole("menuitem", { name: pseudo.useInCode }).click();
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      expectAllIsWell();
    }
    await button(pseudo.tryIt).click();
    await shown(pseudo.tryItUnreachable);
    expectAllIsWell();
  });

  test("every failure that there are words for, and one that there are none for", async () => {
    const service = await open();
    await button(pseudo.rename("01-1")).click();
    await dialog().getByRole("textbox", { name: pseudo.name }).fill("04");
    const codes = [...Object.keys(englishProblems), "internal_error"] as ProblemCode[];
    // A key that is gone takes its dialog along.
    for (const code of codes.filter((each) => each !== "not_found")) {
      service.failNext("updateKey", new LatchkeyError(code, { requestId: "0123" }));
      await button(pseudo.save).click();
      const { title } = pseudo.problems[code] ?? pseudo.unknownProblem;
      await shown(pseudo.sentence(title));
      expectAllIsWell();
    }
  });

  test("a browser that copies nothing says so", async () => {
    Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
    const refused = vi.spyOn(document, "execCommand").mockReturnValue(false);
    await open();
    await button(pseudo.copy("01-1")).click();
    await shown(pseudo.copyFailed);
    expectAllIsWell();
    refused.mockRestore();
    Reflect.deleteProperty(navigator, "clipboard");
  });
});

describe.each(LANGUAGES)("in %s, at 320 px, nothing is cut off", (language) => {
  test("in the list and in the dialogs", async () => {
    const labels = await loadLabels(language);
    await open({}, { language, labels: undefined });
    for (const name of [
      labels.createKey,
      labels.rollKeysOf("01"),
      labels.delete("01"),
      labels.roll("01-1"),
      labels.delete("01-1"),
    ]) {
      await button(name).click();
      await expect.element(dialog()).toBeVisible();
      expect(overflowing()).toEqual([]);
      await button(labels.cancel).click();
      await expect.element(dialog()).not.toBeInTheDocument();
    }
    expect(overflowing()).toEqual([]);
  });
});
