import { act, fireEvent, screen } from "@testing-library/react";
import { type UserEvent, userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { acme, button, callsOf, type PageUnderTest, renderPage } from "./harness.tsx";

/** Every control that sends something, and the way to it. */
interface Control {
  readonly operation: string;
  readonly opens?: string;
  readonly types?: string;
  readonly press: string;
}

const CONTROLS: readonly Control[] = [
  { operation: "createKey", opens: "Create key", types: "New", press: "Create key" },
  { operation: "rollKey", opens: "Roll CI", press: "Roll key" },
  { operation: "rollConsumer", opens: "Roll keys of Acme", press: "Roll key" },
  { operation: "updateKey", opens: "Rename CI", types: " 2", press: "Save" },
  { operation: "renameConsumer", opens: "Rename Acme", types: " 2", press: "Save" },
  { operation: "deleteKey", opens: "Delete CI", press: "Delete key" },
  { operation: "deleteConsumer", opens: "Delete Acme", press: "Delete consumer" },
  { operation: "revealKey", press: "Copy CI" },
];

let user: UserEvent;
beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime, pointerEventsCheck: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

async function wayTo({ opens, types, press }: Control, view: PageUnderTest): Promise<HTMLElement> {
  await screen.findByRole("region", { name: "Acme" });
  if (opens === undefined) return button(press);
  await user.click(button(opens));
  const dialog = await screen.findByRole(/^Delete/.test(opens) ? "alertdialog" : "dialog");
  if (types !== undefined) await user.type(screen.getByRole("textbox", { name: "Name" }), types);
  expect(view.service.calls.map(({ operation }) => operation)).toEqual(["load"]);
  const buttons = [...dialog.querySelectorAll("button")];
  const control = buttons.find(({ textContent }) => textContent === press);
  if (!control) throw new Error(`There is no "${press}" in the dialog`);
  return control;
}

/** As a mouse does, on whatever became of the control; a form is submitted by its button. */
function click(control: HTMLElement) {
  if (control.isConnected) fireEvent.click(control);
}

describe.each([0, 50, 300])("with answers after %i ms", (latencyMs) => {
  describe.each([20, 300])("clicks %i ms apart", (step) => {
    test.each(CONTROLS)("$press ($operation): 2 and 5 clicks are one request", async (control) => {
      for (const clicks of [2, 5]) {
        const view = renderPage({ consumers: [acme(), { id: "globex", label: "Globex" }], user });
        const target = await wayTo(control, view);
        view.service.setLatency(latencyMs);
        for (let done = 0; done < clicks; done++) {
          click(target);
          await pass(step);
        }
        await pass(1000);
        expect(callsOf(view.service, control.operation), `${clicks} clicks`).toBe(1);
        view.unmount();
      }
    });
  });
});

test("a double click on Reveal reveals, and does not hide at once", async () => {
  const view = renderPage({ user });
  await screen.findByRole("region", { name: "Acme" });
  // A mouse counts its clicks; each alone would be a press of its own.
  fireEvent.click(button("Reveal CI"), { detail: 1 });
  await pass(100);
  fireEvent.click(button("Hide CI"), { detail: 2 });
  await pass(1000);
  expect(button("Hide CI")).toBeDefined();
  expect(callsOf(view.service, "revealKey")).toBe(1);
});

test.each(
  CONTROLS.filter(({ types }) => types),
)("$press ($operation): Enter held down is one request", async (control) => {
  const view = renderPage({ user });
  await wayTo(control, view);
  view.service.setLatency(300);
  for (let repeats = 0; repeats < 5; repeats++) {
    const form = document.querySelector<HTMLFormElement>("form");
    if (form) fireEvent.submit(form);
    await pass(30);
  }
  await pass(1000);
  expect(callsOf(view.service, control.operation)).toBe(1);
});
