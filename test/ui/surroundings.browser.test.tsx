import "latchkey/styles.css";
import { ApiKeys, type ApiKeysProps, LatchkeyProvider } from "latchkey";
import { memoryKeyService } from "latchkey/testing";
import { afterEach, describe, expect, test } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { acme } from "./seeds.ts";

const root = document.documentElement;
const button = (name: string) => page.getByRole("button", { name, exact: true });

async function open(props: ApiKeysProps = {}, createKey = "Create key") {
  await render(
    <LatchkeyProvider service={memoryKeyService({ consumers: [acme()] })}>
      <ApiKeys {...props} />
      <div style={{ blockSize: "3000px" }} />
    </LatchkeyProvider>,
  );
  await expect.element(button(createKey)).toBeVisible();
}

describe("the page behind a dialog", () => {
  const wheel = (deltaY: number) =>
    cdp().send("Input.dispatchMouseEvent", { type: "mouseWheel", x: 20, y: 400, deltaX: 0, deltaY });
  afterEach(() => window.scrollTo(0, 0));

  test("holds still, and scrolls again afterwards", async () => {
    await open();
    await button("Delete CI").click();
    await expect.element(page.getByRole("alertdialog")).toBeVisible();
    await wheel(400);
    await userEvent.keyboard("{End}");
    expect(getComputedStyle(root).overflowY).toBe("hidden");
    expect(root.hasAttribute("style")).toBe(false);

    await button("Cancel").click();
    await expect.element(page.getByRole("alertdialog")).not.toBeInTheDocument();
    expect(getComputedStyle(root).overflowY).toBe("visible");
    expect(window.scrollY).toBe(0);
    await wheel(400);
    await expect.poll(() => window.scrollY).toBeGreaterThan(0);
  });

  test("holds still from the form of a key to the key", async () => {
    await open();
    await button("Create key").click();
    await page.getByRole("textbox", { name: "Name" }).fill("Backup");
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("textbox", { name: "API key" })).toBeVisible();
    expect(getComputedStyle(root).overflowY).toBe("hidden");
    await button("Done").click();
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
    expect(root.hasAttribute("data-lk-behind")).toBe(false);
  });
});

test("what is far below the window is there, and is drawn when the focus comes to it", async () => {
  const consumers = Array.from({ length: 60 }, (_, index) => ({
    label: `Consumer ${index + 1}`,
    apiKeys: [{ description: `Key ${index + 1}` }],
  }));
  await render(
    <LatchkeyProvider service={memoryKeyService({ consumers })}>
      <ApiKeys />
    </LatchkeyProvider>,
  );
  const last = page.getByRole("button", { name: "Delete Key 60" });
  await expect.element(last).toBeInTheDocument();
  const isDrawn = () => last.element().checkVisibility({ contentVisibilityAuto: true });
  expect(isDrawn()).toBe(false);
  (last.element() as HTMLElement).focus();
  expect(document.activeElement).toBe(last.element());
  await expect.poll(isDrawn).toBe(true);
  window.scrollTo(0, 0);
});

test("a double click on a masked key selects it whole", async () => {
  await open();
  await userEvent.dblClick(page.getByText(/^\*{4}/).first());
  expect(String(getSelection())).toMatch(/^\*{4}\w{4}$/);
});

describe("English words in a host that is written from right to left", () => {
  afterEach(() => root.removeAttribute("dir"));

  /** Where a part of a text is drawn. */
  function place(text: string, part: string): DOMRect {
    const [element] = page.getByText(text, { exact: true }).elements();
    const node = element?.firstChild;
    if (!(node instanceof Text)) throw new Error(`${text} is not one text`);
    const range = document.createRange();
    range.setStart(node, node.data.lastIndexOf(part));
    range.setEnd(node, node.data.lastIndexOf(part) + part.length);
    return range.getBoundingClientRect();
  }

  test("stand on the right, and end on the right of themselves", async () => {
    root.dir = "rtl";
    await open();
    const text = "Your keys authenticate requests to the API. Treat them like passwords.";
    const end = place(text, ".");
    expect(end.left).toBeGreaterThan(place(text, "passwords").left);
    const paragraph = page.getByText(text).element().getBoundingClientRect();
    expect(Math.abs(end.right - paragraph.right)).toBeLessThan(3);
    // The layout is the host's.
    const heading = page.getByRole("heading", { name: "Acme" }).element().getBoundingClientRect();
    expect(button("Delete Acme").element().getBoundingClientRect().right).toBeLessThan(heading.left);
  });

  test("keep their numbers in front, in dialogs too", async () => {
    root.dir = "rtl";
    await open();
    await button("Roll CI").click();
    await expect.element(page.getByRole("dialog")).toBeVisible();
    expect(place("24 hours", "24").left).toBeLessThan(place("24 hours", "hours").left);
    expect(place("Roll “CI”", "Roll").left).toBeLessThan(place("Roll “CI”", "”").left);
  });

  test("and Arabic ones run from right to left, with everything", async () => {
    await open({ language: "ar" }, "إنشاء مفتاح");
    expect(getComputedStyle(document.querySelector(".lk-root") as Element).direction).toBe("rtl");
    expect(getComputedStyle(document.querySelector(".lk-intro") as Element).textAlign).toBe("right");
  });
});
