import "latchkey/styles.css";
import { ApiKeys, type ApiKeysProps, LatchkeyProvider } from "latchkey";
import { memoryKeyService } from "latchkey/testing";
import { afterEach, describe, expect, test } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { acme } from "./seeds.ts";

/** Rules for bare elements as hosts have them, all unlayered and after Latchkey's own. */
const HOSTILE: Record<string, string> = {
  "button { all: unset }": "button { all: unset }",
  "button { all: initial }": "button { all: initial }",
  "another box model": "*, ::before, ::after { box-sizing: content-box }",
  "a reset of everything": "* { margin: 0; padding: 0; border: 0; font: inherit; vertical-align: baseline }",
  "a preflight": `
    *, ::before, ::after { box-sizing: border-box; border-width: 0; border-style: solid; margin: 0; padding: 0 }
    h1, h2, h3 { font-size: inherit; font-weight: inherit } ol, ul { list-style: none }
    button, input, select, textarea { font: inherit; letter-spacing: inherit; color: inherit; border-radius: 0; background-color: transparent }
    button { background-image: none; text-transform: none } img, svg { display: block; vertical-align: middle; max-width: 100% }`,
  "loud headings and text": `
    h1, h2, h3 { font-size: 3em; text-transform: uppercase; color: red; letter-spacing: 4px; text-align: center }
    p, span, li, code, label, time { font-size: 22px; line-height: 3; color: lime; background: pink; padding: 9px; margin: 9px }`,
  "lists, icons, sections": `
    ul, ol { list-style: disc; padding: 40px; margin: 40px } li { margin: 12px; list-style: square }
    svg { display: inline; width: 100%; height: auto; margin: 6px; fill: red } section, header, div, aside { padding: 24px; border: 3px solid }`,
  "fields and labels": `
    input, select, textarea { width: 50% !important; max-width: 50%; margin: 0 0 40px; padding: 20px; border: 5px dashed; font-size: 30px }
    label { display: inline; float: left; width: 30%; font-style: italic } dialog, table { margin: 50px }`,
};

type Rgb = readonly [number, number, number];

/** A colour of any notation, as it is painted. */
function pixel(colour: string): Rgb {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (context === null) throw new Error("This browser has no canvas.");
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** The contrast ratio of WCAG 2. */
function contrast(one: Rgb, other: Rgb): number {
  const luminance = (rgb: Rgb) => {
    const [red = 0, green = 0, blue = 0] = rgb.map((each) => {
      const share = each / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Everything that places or letters an element. */
const PROPERTIES = [
  ...["boxSizing", "display", "fontSize", "fontWeight", "fontStyle", "lineHeight", "letterSpacing", "textTransform"],
  ...["textAlign", "color", "backgroundColor", "borderTopWidth", "paddingTop", "paddingLeft"],
  ...["marginTop", "marginLeft", "fill"],
] as const;

let style: HTMLStyleElement | undefined;
afterEach(async () => {
  // Where the last click left the pointer, the next page would be hovered.
  await cdp().send("Input.dispatchMouseEvent", { type: "mouseMoved", x: 0, y: 0 });
  style?.remove();
  document.documentElement.removeAttribute("style");
  document.documentElement.removeAttribute("class");
});

function host(css: string) {
  style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
}

async function open(props: ApiKeysProps = {}, wrapper: Record<string, string> = {}) {
  const service = memoryKeyService({ consumers: [acme(), { label: "Empty" }] });
  const { container } = await render(
    <div style={wrapper}>
      <LatchkeyProvider service={service}>
        <ApiKeys {...props} />
      </LatchkeyProvider>
    </div>,
  );
  await expect.element(page.getByRole("button", { name: "Create key" })).toBeVisible();
  return container.querySelector(".lk-root") as HTMLElement;
}

async function openDialog() {
  await page.getByRole("button", { name: "Create key" }).click();
  await expect.element(page.getByRole("dialog")).toBeVisible();
  const backdrop = document.querySelector(".lk-backdrop") as HTMLElement;
  await Promise.all(backdrop.getAnimations({ subtree: true }).map(({ finished }) => finished));
  return backdrop;
}

/** Where everything below an element is, and how it looks. */
function looks(root: HTMLElement) {
  // By class, so that a difference names what differs; parts without a class count under their parent's.
  const seen: Record<string, unknown> = {};
  for (const [index, element] of [
    root,
    ...root.querySelectorAll<HTMLElement>("*:not(svg *, option, .lk-hidden *)"),
  ].entries()) {
    const { x, y, width, height } = element.getBoundingClientRect();
    const origin = root.getBoundingClientRect();
    const computed = getComputedStyle(element);
    if (computed.display === "none") continue;
    const box = [x - origin.x, y - origin.y, width, height].map(Math.round);
    const name = `${index} ${element.localName}.${element.getAttribute("class") ?? ""}`;
    seen[name] = { box, ...Object.fromEntries(PROPERTIES.map((property) => [property, computed[property]])) };
  }
  return seen;
}

describe("a host's rules for bare elements change nothing", () => {
  test.each(Object.entries(HOSTILE))("%s", async (_, css) => {
    // The host may pad its own wrapper; that leaves the page the same room.
    const root = await open({}, { boxSizing: "content-box", width: "700px" });
    const plainPage = looks(root);
    const dialog = await openDialog();
    const plainDialog = looks(dialog);
    host(css);
    expect(looks(root)).toEqual(plainPage);
    expect(looks(dialog)).toEqual(plainDialog);
  });

  test("but its own classes can restyle a part", async () => {
    host(":root .lk-root .lk-card { border-radius: 3px }");
    const root = await open();
    expect(getComputedStyle(root.querySelector(".lk-card") as Element).borderTopLeftRadius).toBe("3px");
  });

  test("nor does what it hands down", async () => {
    const root = await open();
    const plain = looks(root);
    host(
      "body { font-size: 30px; line-height: 3; letter-spacing: 5px; text-transform: uppercase; text-align: center }",
    );
    expect(looks(root)).toEqual(plain);
  });

  test("and what the host draws in a slot looks as the host says", async () => {
    host(".plan { padding: 7px; font-size: 19px; text-transform: uppercase }");
    await open({ renderConsumerHeader: () => <span className="plan">Pro</span> });
    await expect
      .element(page.getByText("Pro").first())
      .toHaveStyle({ paddingTop: "7px", fontSize: "19px", textTransform: "uppercase" });
  });
});

describe("the host's tokens", () => {
  const create = () => page.getByRole("button", { name: "Create key" }).first();
  const BLUE = "rgb(0, 102, 204)";
  const colours = {
    "as colours": ["#fefefe", "#111111", BLUE],
    "as bare numbers, as classic shadcn has them": ["0 0% 99.6%", "0 0% 6.7%", "210 100% 40%"],
  };
  test.each(Object.entries(colours))("%s", async (_, [background = "", foreground = "", primary = ""]) => {
    for (const [name, value] of Object.entries({ background, foreground, primary })) {
      document.documentElement.style.setProperty(`--${name}`, value);
    }
    const root = await open();
    expect(getComputedStyle(root).backgroundColor).toBe("rgb(254, 254, 254)");
    expect(getComputedStyle(root).color).toBe("rgb(17, 17, 17)");
    expect(getComputedStyle(create().element()).backgroundColor).toBe(BLUE);
    const dialog = await openDialog();
    const submit = dialog.querySelector("[data-variant=primary]") as Element;
    expect(getComputedStyle(submit).backgroundColor).toBe(BLUE);
  });

  test("whose form changes with the theme", async () => {
    host(`
      .first { --background: 0 0% 10%; --foreground: 0 0% 95% }
      .second { --background: #fefefe; --foreground: #111111 }`);
    document.documentElement.className = "first";
    const root = await open();
    expect(getComputedStyle(root).color).toBe("rgb(242, 242, 242)");
    document.documentElement.className = "second";
    await expect.poll(() => getComputedStyle(root).color).toBe("rgb(17, 17, 17)");
    document.documentElement.className = "first";
    await expect.poll(() => getComputedStyle(root).color).toBe("rgb(242, 242, 242)");
  });

  test("that come with a stylesheet of later", async () => {
    const root = await open();
    host(":root { --background: 0 0% 10%; --foreground: 0 0% 95% }");
    await expect.poll(() => getComputedStyle(root).color).toBe("rgb(242, 242, 242)");
  });

  test.each([
    ["light", "#ef4444"],
    ["light", "0 84.2% 60.2%"],
    ["dark", "#7f1d1d"],
    ["dark", "#ffe4e4"],
  ])("of what destroys (%s, %s) are taken over in a lightness that can be read", async (theme, destructive) => {
    document.documentElement.dataset.theme = theme;
    if (!destructive.startsWith("#")) {
      host(":root { --background: 0 0% 100%; --foreground: 0 0% 5% }");
    }
    document.documentElement.style.setProperty("--destructive", destructive);
    await open();
    await page.getByRole("button", { name: "Delete CI", exact: true }).click();
    const submit = page.getByRole("button", { name: "Delete key" });
    await expect.element(submit).toBeVisible();
    const [red, green, blue] = pixel(getComputedStyle(submit.element()).backgroundColor);
    expect(contrast([red, green, blue], [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
    // Still the host's red, and not our own.
    expect(red).toBeGreaterThan(green);
    delete document.documentElement.dataset.theme;
  });

  test("and Latchkey's own, set on a wrapper of the page, reach the dialogs", async () => {
    await open({}, { "--lk-accent": BLUE, "--lk-radius": "2px", fontFamily: "monospace" });
    expect(getComputedStyle(create().element()).backgroundColor).toBe(BLUE);
    const dialog = await openDialog();
    expect(getComputedStyle(dialog.querySelector("[data-variant=primary]") as Element).backgroundColor).toBe(BLUE);
    expect(getComputedStyle(dialog.querySelector(".lk-dialog") as Element).borderTopLeftRadius).toBe("6px");
    expect(getComputedStyle(dialog).fontFamily).toBe("monospace");
  });
});

describe("the user's own settings", () => {
  const emulate = (features: Record<string, string>, media = "") =>
    cdp().send("Emulation.setEmulatedMedia", {
      media,
      features: Object.entries(features).map(([name, value]) => ({ name, value })),
    });
  afterEach(async () => {
    await emulate({});
  });

  const luminance = (element: Element) => Number(/\d+/.exec(getComputedStyle(element).backgroundColor)?.[0]);

  test("dark follows the system, unless the host is only ever light", async () => {
    await emulate({ "prefers-color-scheme": "dark" });
    const root = await open();
    expect(luminance(root)).toBeLessThan(40);
    document.documentElement.dataset.theme = "light";
    expect(luminance(root)).toBe(255);
    delete document.documentElement.dataset.theme;
  });

  test("forced colours keep every button's edge", async () => {
    await emulate({ "forced-colors": "active" });
    const root = await open();
    for (const button of root.querySelectorAll("button")) {
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(button);
      expect([borderTopStyle, borderTopWidth]).toEqual(["solid", "1px"]);
      expect(borderTopColor).not.toBe(backgroundColor);
    }
  });

  test("forced colours keep the badges' edges and the ring of what has the focus", async () => {
    await emulate({ "forced-colors": "active" });
    const root = await open();
    for (const badge of root.querySelectorAll(".lk-badge")) {
      const { borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(badge);
      expect(borderTopStyle).toBe("solid");
      expect(borderTopColor).not.toBe(backgroundColor);
    }
    await userEvent.tab();
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement as Element);
    expect(document.activeElement).toBe(page.getByRole("button", { name: "Create key" }).element());
    expect([outlineStyle, outlineWidth]).toEqual(["solid", "2px"]);
    expect(outlineColor).not.toBe(getComputedStyle(root).backgroundColor);
  });

  test("reduced motion stills everything", async () => {
    await emulate({ "prefers-reduced-motion": "reduce" });
    await open();
    await openDialog();
    expect(document.getAnimations()).toEqual([]);
    expect(getComputedStyle(document.querySelector(".lk-button") as Element).transitionDuration).toBe("0s");
  });

  test("on paper, there are keys and no buttons", async () => {
    await open();
    await emulate({}, "print");
    await expect.element(page.getByText("CI", { exact: true }).first()).toBeVisible();
    expect(page.getByRole("button").elements()).toEqual([]);
  });
});

describe("room", () => {
  afterEach(async () => {
    await page.viewport(1000, 700);
  });

  // 1280 px at 400 % are 320; at 200 % they are 640.
  test.each([320, 360, 640, 1280])("%i px wide, nothing scrolls sideways and every target has 24 px", async (width) => {
    await page.viewport(width, 700);
    const root = await open();
    const dialog = await openDialog();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    expect(dialog.scrollWidth).toBeLessThanOrEqual(width);
    const targets = [root, dialog].flatMap((each) => [...each.querySelectorAll("button, input, select, .lk-choice")]);
    for (const target of targets) {
      if (target.matches("[type=radio]")) continue;
      const box = target.getBoundingClientRect();
      if (box.width === 0) continue;
      expect(Math.min(box.width, box.height), target.outerHTML).toBeGreaterThanOrEqual(24);
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(width);
    }
  });
});
