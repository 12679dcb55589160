/**
 * Every failure, over the wire and in a real browser: for the list and for an action in a dialog, by what the user
 * reads and can do next. The clock is faked, so that 15 seconds and a pause that a server asks for take no time.
 */
import "latchkey/styles.css";
import { ApiKeys, httpKeyService, LatchkeyProvider } from "latchkey";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Locator, page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { GONE, MISBEHAVIOURS, misbehavingServer } from "./misbehaving-server.ts";

beforeEach(() => {
  vi.useFakeTimers({
    shouldAdvanceTime: true,
    toFake: ["Date", "setTimeout", "clearTimeout", "setInterval", "clearInterval"],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

async function open(prepare: (server: ReturnType<typeof misbehavingServer>) => void = () => undefined) {
  const server = misbehavingServer();
  prepare(server);
  const service = httpKeyService({ baseUrl: "/api/keys", fetch: server.fetch });
  const onSignIn = vi.fn(async () => true);
  await render(
    <LatchkeyProvider service={service}>
      <ApiKeys onSignIn={onSignIn} />
    </LatchkeyProvider>,
  );
  return { server, onSignIn };
}

const button = (name: string) => page.getByRole("button", { name, exact: true });
const acme = page.getByRole("region", { name: "Acme" });
const pass = async (seconds: number) => {
  for (let second = 0; second < seconds; second++) await vi.advanceTimersByTimeAsync(1000);
};
/** Waits until it says so, among whatever else. */
const says = (locator: Locator, words: string) => expect.poll(() => locator.query()?.textContent).toContain(words);
async function type(field: Locator, text: string) {
  await field.fill(text);
  await userEvent.keyboard("{Enter}");
}

/** As the browser tells a page that is looked at again, or has its connection back. */
const lookAgain = () => window.dispatchEvent(new Event("visibilitychange"));
const online = () => window.dispatchEvent(new Event("online"));

describe.each(MISBEHAVIOURS)("$name", ({ name, answer, words }) => {
  /** Three tries of a read, each up to its deadline, with the pauses between them; a 429 is waited out below. */
  const tries = name === "no answer in 15 s" ? 50 : 4;

  test("to the list: says so and never that there are no keys, and leads on", async () => {
    const { server, onSignIn } = await open(({ answer: make }) => make("PUT", answer));
    await pass(tries);
    await says(page.getByRole("alert"), words);
    expect(document.body.textContent).not.toMatch(/No API keys yet|10\.0\.0\.7/);
    server.answer("PUT", null);
    if (name === "429") {
      await says(page.getByRole("timer"), "Trying again in");
      await pass(21);
    } else if (name === "401") {
      await button("Sign in again").click();
      expect(onSignIn).toHaveBeenCalledOnce();
    } else await button("Try again").click();
    await expect.element(acme).toBeVisible();
  });

  test("to a list on screen: it stays and says that it may be stale, and comes back when it is looked at again", async () => {
    const { server } = await open();
    await expect.element(acme).toBeVisible();
    server.answer("PUT", answer);
    // Not fresh any more, so that coming back asks for it.
    await pass(31);
    lookAgain();
    await pass(tries);
    const stale = name === "401" ? "Your session has ended" : "This list may be out of date";
    await says(page.getByRole("alert"), stale);
    await expect.element(acme).toBeVisible();
    server.answer("PUT", null);
    lookAgain();
    await expect.element(page.getByRole("alert")).not.toBeInTheDocument();
    await expect.element(acme).toBeVisible();
  });

  test("to a change: says so in its dialog with the input kept, and one press repeats it", async () => {
    const { server, onSignIn } = await open();
    server.answer("PATCH", answer);
    await button("Rename CI").click();
    const field = page.getByRole("textbox", { name: "Name" });
    await type(field, "Build");
    await pass(name === "no answer in 15 s" ? 16 : 1);
    const dialog = page.getByRole("dialog");
    await says(dialog.getByRole("alert"), words);
    await expect.element(field).toHaveValue("Build");
    expect(server.asked("PATCH")).toBe(1);
    server.answer("PATCH", null);
    if (name === "429") {
      await says(dialog.getByRole("timer"), "then try again.");
      await pass(21);
      await says(dialog.getByRole("timer"), "You can try again now.");
    }
    if (name === "401") {
      await button("Sign in again").click();
      expect(onSignIn).toHaveBeenCalledOnce();
      await expect.element(dialog.getByText("You are signed in again. Go on where you were.")).toBeVisible();
    }
    await button("Save").click();
    await expect.element(button("Rename Build")).toBeVisible();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(server.asked("PATCH")).toBe(2);
  });
});

test("a list that could not be loaded comes by itself when the browser is online again", async () => {
  const { server } = await open(({ answer }) => answer("PUT", () => Promise.reject(new TypeError("Failed to fetch"))));
  await pass(4);
  await expect.element(page.getByText("You seem to be offline")).toBeVisible();
  server.answer("PUT", null);
  online();
  await expect.element(acme).toBeVisible();
});

test("404 to a change: the row goes, with a word that stays when the dialog is closed", async () => {
  const { server } = await open();
  server.answer("PATCH", GONE);
  await button("Rename CI").click();
  await type(page.getByRole("textbox", { name: "Name" }), "Build");
  await says(page.getByRole("alert"), "This no longer exists");
  await button("Cancel").click();
  await says(page.getByRole("alert"), "“CI” no longer exists");
  await expect.element(button("Rename CI")).not.toBeInTheDocument();
  await expect.element(page.getByRole("heading", { name: "API keys" })).toHaveFocus();
});

test("404 to the list is nothing that somebody deleted: it says that something went wrong", async () => {
  const { server } = await open(({ answer }) => answer("PUT", GONE));
  await says(page.getByRole("alert"), "Something went wrong");
  server.answer("PUT", null);
  await button("Try again").click();
  await expect.element(acme).toBeVisible();
});
