import type { Decorator, Meta } from "@storybook/react-vite";
import type { CSSProperties } from "react";
import { expect, screen } from "storybook/test";
import { type PageStory, type Play, pageMeta, press } from "./support/page-story.tsx";

export default { ...pageMeta, title: "Host" } satisfies Meta;

/** Custom properties of a host page around the story. */
const tokens =
  (values: Record<`--${string}`, string>): Decorator =>
  (Story) => (
    <div style={values as CSSProperties}>
      <Story />
    </div>
  );

const play: Play = async () => {
  await expect(await screen.findByText("Old server")).toBeVisible();
};

/** A host with shadcn's tokens: the page takes them over. */
export const ShadcnTokens: PageStory = {
  decorators: [
    tokens({
      "--primary": "#0f766e",
      "--primary-foreground": "#ffffff",
      "--radius": "4px",
      "--border": "light-dark(#cbd5e1, #334155)",
    }),
  ],
  play,
};

/** The page's own properties win over the host's. */
export const OwnTokens: PageStory = {
  decorators: [tokens({ "--primary": "#0f766e", "--lk-accent": "#9d174d", "--lk-radius": "16px" })],
  play,
};

const themed = (theme: string, light: Record<`--${string}`, string>, dark: Record<`--${string}`, string>) =>
  theme === "dark" ? dark : light;

/** Classic shadcn: bare numbers, another set of them for each theme. */
export const ClassicShadcn: PageStory = {
  decorators: [
    (Story, { globals }) => {
      const values = themed(
        globals.theme,
        {
          "--background": "0 0% 100%",
          "--foreground": "222.2 84% 4.9%",
          "--card": "0 0% 100%",
          "--popover": "0 0% 100%",
          "--primary": "222.2 47.4% 11.2%",
          "--primary-foreground": "210 40% 98%",
          "--muted": "210 40% 96.1%",
          "--muted-foreground": "215.4 16.3% 46.9%",
          "--destructive": "0 84.2% 60.2%",
          "--border": "214.3 31.8% 91.4%",
          "--ring": "222.2 84% 4.9%",
          "--radius": "0.5rem",
        },
        {
          "--background": "222.2 84% 4.9%",
          "--foreground": "210 40% 98%",
          "--card": "222.2 84% 4.9%",
          "--popover": "222.2 84% 4.9%",
          "--primary": "210 40% 98%",
          "--primary-foreground": "222.2 47.4% 11.2%",
          "--muted": "217.2 32.6% 17.5%",
          "--muted-foreground": "215 20.2% 65.1%",
          "--destructive": "0 62.8% 30.6%",
          "--border": "217.2 32.6% 17.5%",
          "--ring": "212.7 26.8% 83.9%",
          "--radius": "0.5rem",
        },
      );
      return (
        <div style={{ ...values, background: "hsl(var(--background))", padding: 24 } as CSSProperties}>
          <Story />
        </div>
      );
    },
  ],
  play: async () => {
    await press("Delete CI");
    await expect(await screen.findByRole("alertdialog")).toBeVisible();
  },
};

const HOSTILE = `
  * { margin: 0; padding: 0; border: 0; font: inherit; vertical-align: baseline }
  *, ::before, ::after { box-sizing: content-box }
  button, input, select { all: unset }
  h1, h2, h3 { font-size: 3em; text-transform: uppercase; color: red; letter-spacing: 4px; text-align: center }
  p, span, li, code, label, time { font-size: 22px; line-height: 3; color: lime; background: pink; padding: 9px; margin: 9px }
  ul, ol { list-style: disc; padding: 40px } svg { width: 100%; height: auto; fill: red }
  section, header, div, aside { text-align: center }
  label { float: left; width: 30%; font-style: italic } input, select { width: 50%; max-width: 50% }`;

/** A host whose rules for bare elements are meant for nothing like this page: it looks as it does elsewhere. */
export const HostileCss: PageStory = {
  decorators: [
    (Story) => (
      <>
        <style>{HOSTILE}</style>
        <Story />
      </>
    ),
  ],
  play: async () => {
    await expect(await screen.findByText("Old server")).toBeVisible();
    expect(getComputedStyle(screen.getByText("Old server")).backgroundColor).toBe("rgba(0, 0, 0, 0)");
    await press("Roll CI");
    await expect(await screen.findByRole("dialog")).toBeVisible();
  },
};

/** A host in a right-to-left language that is not shipped: the page mirrors its layout, and its English stays English. */
export const EnglishRightToLeft: PageStory = {
  globals: { direction: "rtl", language: "he" },
  play: async () => {
    await screen.findByText("Old server");
    expect(document.querySelector(".lk-root")).toHaveAttribute("lang", "en");
    await press("Roll CI");
    await expect(await screen.findByRole("dialog")).toBeVisible();
  },
};

/** A column of 320 px, as in a side panel: the page is laid out by its column, not by the window. */
export const NarrowColumn: PageStory = {
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 320 }}>
        <Story />
      </div>
    ),
  ],
  play: async () => {
    await screen.findByText("Old server");
    const page = document.querySelector<HTMLElement>(".lk-root");
    expect(page?.scrollWidth).toBeLessThanOrEqual(320);
  },
};
