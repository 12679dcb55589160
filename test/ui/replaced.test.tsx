import { act, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { LatchkeyError } from "latchkey";
import type { ConsumerSeed } from "latchkey/testing";
import { afterEach, describe, expect, test, vi } from "vitest";
import { button, callsOf, DAY, findButton, HOUR, inMs, openDialog, renderPage } from "./harness.tsx";

afterEach(() => void vi.useRealTimers());

/** "CI" was rolled: the old key, which is told apart by its ending, works for a while. */
const rolled = (endsIn: number) =>
  ({
    id: "acme",
    label: "Acme",
    apiKeys: [
      {
        id: "old",
        description: "CI",
        createdOn: inMs(-9 * DAY),
        expiresOn: inMs(endsIn),
      },
      { id: "new", description: "CI", createdOn: inMs(-HOUR) },
      { id: "laptop", description: "Laptop", createdOn: inMs(-20 * DAY) },
    ],
  }) satisfies ConsumerSeed;

const rows = () => within(screen.getByRole("list", { name: "Keys of Acme" })).getAllByRole("listitem");
const extendOld = /^Extend 24 h: CI \S+$/;
const endOld = /^End now: CI \S+$/;

describe("a replaced key", () => {
  test("says so, until when, and stands below the keys in use", async () => {
    renderPage({ consumers: [rolled(23 * HOUR)] });
    await screen.findByText("Replaced: ends in 23 hours");
    expect(rows().map((row) => row.textContent?.match(/Active|Replaced/)?.[0])).toEqual([
      "Active",
      "Active",
      "Replaced",
    ]);
  });

  test("counts its last minute down by the second and expires without a reload", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    renderPage({ consumers: [rolled(90_000)] });
    expect(await screen.findByText(/Replaced: ends in [12] minutes?/)).toBeDefined();
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    const seconds = () => Number(/ends in (\d+) second/.exec(rows()[2]?.textContent ?? "")?.[1]);
    const before = seconds();
    await act(() => vi.advanceTimersByTimeAsync(3000));
    expect(before - seconds()).toBeGreaterThanOrEqual(3);
    await act(() => vi.advanceTimersByTimeAsync(30_000));
    expect(screen.getByText("Expired")).toBeDefined();
    expect(screen.queryByRole("button", { name: extendOld })).toBeNull();
    expect(screen.queryByRole("button", { name: endOld })).toBeNull();
  });

  test("is extended by a day from its own end, with one request for impatient clicks", async () => {
    const { service, user } = renderPage({
      consumers: [rolled(23 * HOUR)],
      latencyMs: (operation) => (operation === "updateKey" ? 50 : 0),
    });
    await user.tripleClick(await findButton(extendOld));
    expect(await screen.findByText("Replaced: ends in 47 hours")).toBeDefined();
    expect(screen.getByRole("status").textContent).toContain("Key extended: it works until");
    expect(callsOf(service, "updateKey")).toBe(1);
    expect(document.activeElement).toBe(button(extendOld));
  });

  test("that cannot be extended says why in its row", async () => {
    const { service, user } = renderPage({ consumers: [rolled(23 * HOUR)] });
    service.failNext("updateKey", new LatchkeyError("network"));
    await user.click(await findButton(extendOld));
    expect((await screen.findByRole("alert")).textContent).toContain("You seem to be offline");
    expect(screen.getByText("Replaced: ends in 23 hours")).toBeDefined();
  });

  test("that ended while nobody looked is not brought back", async () => {
    const { service } = renderPage({ consumers: [rolled(HOUR)] });
    const extend = await findButton(extendOld);
    vi.useFakeTimers({ now: Date.now() + 2 * HOUR, toFake: ["Date"] });
    await userEvent.click(extend);
    expect(callsOf(service, "updateKey")).toBe(0);
  });

  test("ends now after a question, and the focus is on its row", async () => {
    const { service, user } = renderPage({ consumers: [rolled(23 * HOUR)] });
    const { dialog, inside } = await openDialog(user, endOld, "alertdialog");
    expect(dialog.textContent).toContain("cannot be brought back");
    expect(document.activeElement).toBe(inside.getByRole("button", { name: "Cancel" }));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(button(endOld)));
    expect(callsOf(service, "updateKey")).toBe(0);

    const again = await openDialog(user, endOld, "alertdialog");
    await user.click(again.inside.getByRole("button", { name: "End key" }));
    await screen.findByText("Expired");
    await waitFor(() => expect(document.activeElement).toBe(rows()[2]));
    expect(screen.getByRole("status").textContent).toBe("Key ended");
  });

  test("offers neither where nothing may be changed", async () => {
    renderPage({ consumers: [rolled(23 * HOUR)], props: { readOnly: true } });
    await screen.findByText("Replaced: ends in 23 hours");
    expect(screen.queryByRole("button", { name: /^Extend|^End/ })).toBeNull();
  });
});
