/** What surrounds every story: the toolbar's theme, direction, language and width, and the rules of axe. */
import "latchkey/styles.css";
import "./preview.css";
import type { Decorator, Preview } from "@storybook/react-vite";

const LANGUAGES = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  "pt-BR": "Português (Brasil)",
  ja: "日本語",
  "zh-Hans": "简体中文",
  ar: "العربية",
};

const items = (titles: Record<string, string>) => Object.entries(titles).map(([value, title]) => ({ value, title }));

/** The story in a host page of the toolbar's kind. The page under test reads all of this from its surroundings. */
const inHostPage: Decorator = (Story, { globals: { theme, direction, language, width }, id }) => {
  const root = document.documentElement;
  root.dataset.theme = theme;
  root.dir = direction;
  root.lang = language;
  return (
    // Words are chosen when the page appears: another language is another page.
    <div key={`${id} ${language}`} style={{ maxInlineSize: width === "full" ? "none" : width, marginInline: "auto" }}>
      <Story />
    </div>
  );
};

const preview: Preview = {
  decorators: [inHostPage],
  initialGlobals: { theme: "light", direction: "ltr", language: "en", width: "full" },
  globalTypes: {
    theme: {
      description: "Theme",
      toolbar: { icon: "mirror", dynamicTitle: true, items: items({ light: "Light", dark: "Dark" }) },
    },
    direction: {
      description: "Direction of the host page",
      toolbar: { icon: "transfer", dynamicTitle: true, items: items({ ltr: "Left to right", rtl: "Right to left" }) },
    },
    language: {
      description: "Language of the host page",
      toolbar: { icon: "globe", dynamicTitle: true, items: items(LANGUAGES) },
    },
    width: {
      description: "Width of the column",
      toolbar: {
        icon: "ruler",
        dynamicTitle: true,
        items: items({ "320px": "320 px", "360px": "360 px", "768px": "768 px", full: "Full width" }),
      },
    },
  },
  parameters: {
    backgrounds: { disable: true },
    options: {
      storySort: {
        order: [
          "Docs",
          "Page",
          "Keys",
          "Dialogs",
          "First call",
          "Failures",
          "Two tabs",
          "Sign-in",
          "Languages",
          "Host",
          "Parts",
        ],
      },
    },
    a11y: {
      test: "error",
      // Dialogs are drawn outside of the story's own element.
      context: "body",
      options: {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        // This page is a part of a host's, whose landmarks are the host's to draw.
        rules: { region: { enabled: false }, "landmark-one-main": { enabled: false } },
      },
    },
  },
};

export default preview;
