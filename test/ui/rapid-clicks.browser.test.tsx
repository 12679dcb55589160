/**
 * Never twice: every control that sends something, pressed rapidly in a real browser, sends it once.
 *
 * Not every press count, step, latency and kind of press meets every other, which would be 5,000 cases: each control
 * meets each latency, and the rest rotates so that every pair of values occurs with several controls.
 */
import "latchkey/styles.css";
import { afterEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { type Presses, pressRapidly } from "./rapid-presses.ts";
import { CONTROLS, type Control, goTo } from "./submitting-controls.tsx";
import type { Scene } from "./submitting-scenes.tsx";

afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, "clipboard");
});

const LATENCIES = [0, 50, 300] as const;
const STEPS = [20, 100, 300] as const;

/** These guard their presses, too: one loads the menu's code, the other hands `onSignOut` to the gates. */
const SENDS_NOTHING = ["ui/menu-button.tsx", "auth0/auth0-api-keys.tsx"];

const inTurn = <T,>(values: readonly T[], turn: number) => values[turn % values.length] as T;

const cases = CONTROLS.flatMap((control, row) =>
  LATENCIES.map((latency, column) => ({
    control,
    latency,
    times: inTurn([2, 3, 4, 5], row + column),
    step: inTurn(STEPS, row + column + Math.floor(row / 3)),
    counted: (row + column + Math.floor(row / 2)) % 3 === 0,
  })),
);

const nameOf = ({ press, sends, way = [] }: Control) => `${[...way, press].join(" › ")} (${sends})`;

/** Until nothing is under way any more; a browser that leaves for the sign-in stays busy. */
async function isOver(scene: Scene, { sends }: Control) {
  await expect.poll(() => scene.count(sends)).toBeGreaterThan(0);
  if (sends !== "sign-in") await expect.poll(() => document.querySelector("[data-busy], [aria-busy=true]")).toBeNull();
}

describe.each(LATENCIES)("with answers after %i ms", (ms) => {
  test.each(
    cases.filter(({ latency }) => latency === ms).map((each) => ({ ...each, name: nameOf(each.control) })),
  )("$name: $times presses, $step ms apart (a mouse counts them: $counted), send it once", async (each) => {
    const { control, times, step, counted }: Presses & { control: Control } = each;
    const { scene, control: element } = await goTo(control);
    const before = scene.count(control.sends);
    scene.setLatency(ms);
    await pressRapidly(element, { times, step, counted });
    await isOver(scene, control);
    expect(scene.count(control.sends) - before).toBe(1);
  });
});

test.each(
  CONTROLS.map((control) => ({ control, name: nameOf(control) })),
)("$name: Enter held down sends it once", async ({ control }) => {
  const { scene, control: element } = await goTo(control);
  const before = scene.count(control.sends);
  scene.setLatency(50);
  element.focus();
  await userEvent.keyboard("{Enter>5/}");
  await isOver(scene, control);
  expect(scene.count(control.sends) - before).toBe(1);
});

test.each(
  CONTROLS.filter(({ way, sends }) => way !== undefined && /^(create|roll)/.test(sends)).map((control) => ({
    control,
    name: nameOf(control),
  })),
)("$name: a hand that is too quick does not close the dialog over the new key", async ({ control }) => {
  const { scene, control: element } = await goTo(control);
  scene.setLatency(50);
  await pressRapidly(element, { times: 5, step: 100, counted: false });
  await expect.element(page.getByRole("textbox", { name: "API key" })).toBeVisible();
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
});

test("the table knows of every file in which a press sends something", () => {
  const sources = import.meta.glob<string>(["../../src/ui/**/*.tsx", "../../src/auth0/**/*.tsx"], {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const presses = /\b(?:useSingle|useGesture|useCopy|useSignIn|useSignInPress)\(|onClick=\{onSignOut\}/;
  const found = Object.entries(sources).flatMap(([path, text]) =>
    presses.test(text) ? path.replace("../../src/", "") : [],
  );
  const known = [...CONTROLS.map(({ file }) => file), ...SENDS_NOTHING];
  expect(found.toSorted()).toEqual([...new Set(known)].toSorted());
});
