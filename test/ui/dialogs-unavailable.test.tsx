import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { findButton, renderPage } from "./harness.tsx";

const network = vi.hoisted(() => ({ isDown: true }));

vi.mock("../../src/ui/dialogs/index.js", async (importOriginal) => {
  const dialogs = await importOriginal<typeof import("../../src/ui/dialogs/index.js")>();
  return {
    get Dialogs() {
      if (network.isDown) throw new TypeError("Failed to fetch dynamically imported module");
      return dialogs.Dialogs;
    },
  };
});

test("a dialog whose code cannot be loaded says so, and opens on the next try", async () => {
  const { user } = renderPage();
  await user.click(await findButton("Rename CI"));
  expect((await screen.findByRole("alert")).textContent).toContain("could not be opened");
  network.isDown = false;
  await user.click(await findButton("Rename CI"));
  expect(await screen.findByRole("dialog")).toBeDefined();
  await waitFor(() => expect(screen.queryByText(/could not be opened/)).toBeNull());
});
