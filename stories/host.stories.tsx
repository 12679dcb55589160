import type { Decorator, Meta } from "@storybook/react-vite";
import type { CSSProperties } from "react";
import { expect, screen } from "storybook/test";
import { type PageStory, type Play, pageMeta } from "./support/page-story.tsx";

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
