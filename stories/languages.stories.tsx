import type { Meta } from "@storybook/react-vite";
import { expect, screen } from "storybook/test";
import { keys, type PageStory, pageMeta } from "./support/page-story.tsx";
import { acme, rolled } from "./support/seeds.ts";

export default {
  ...pageMeta,
  title: "Languages",
  parameters: keys(() => ({ consumers: [acme(), ...rolled()] })),
} satisfies Meta;

const speaks = (language: string, direction = "ltr"): PageStory => ({
  args: { language },
  play: async () => {
    await screen.findByText("Old server");
    const page = document.querySelector(".lk-root");
    expect(page).toHaveAttribute("lang", language);
    expect(page).toHaveAttribute("dir", direction);
  },
});

export const German: PageStory = speaks("de");
export const French: PageStory = speaks("fr");
export const Spanish: PageStory = speaks("es");
export const BrazilianPortuguese: PageStory = speaks("pt-BR");
export const Japanese: PageStory = speaks("ja");
export const SimplifiedChinese: PageStory = speaks("zh-Hans");
export const Arabic: PageStory = speaks("ar", "rtl");
