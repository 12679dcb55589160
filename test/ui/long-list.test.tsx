import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { renderPage } from "./harness.tsx";

const consumers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `c${index}`, label: `Consumer ${index + 1}` }));
// Not by role: that takes seconds for hundreds of them.
const shown = () => document.querySelectorAll("section").length;

describe("a list of many consumers", () => {
  test("is drawn a hundred at a time, to its end", async () => {
    const { user } = renderPage({ consumers: consumers(230) });
    await user.click(await screen.findByText("Show more (100 of 230 shown)"));
    expect(shown()).toBe(200);
    expect(document.activeElement).toBe(screen.getByText("Consumer 101"));
    await user.click(screen.getByText("Show more (200 of 230 shown)"));
    expect(shown()).toBe(230);
    expect(document.activeElement).toBe(screen.getByText("Consumer 201"));
    expect(screen.queryByText(/^Show more/)).toBeNull();
  });

  test("offers no more where all are there", async () => {
    renderPage({ consumers: consumers(100) });
    await screen.findByText("Consumer 100");
    expect(screen.queryByText(/^Show more/)).toBeNull();
  });
});
