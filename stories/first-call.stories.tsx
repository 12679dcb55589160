import type { Meta } from "@storybook/react-vite";
import { english, type FirstCall } from "latchkey";
import { expect, screen, spyOn, userEvent, within } from "storybook/test";
import { clipboardIs, keys, type PageStory, pageMeta, press, willingClipboard } from "./support/page-story.tsx";

const firstCall: FirstCall = { url: "https://api.example.com/weather?city=Oslo" };

export default { ...pageMeta, title: "First call", args: { ...pageMeta.args, firstCall } } satisfies Meta;

const welcome = keys(() => ({}));
const PLAIN_KEY = /lkey_[0-9a-f]{40}_/;

/** What the API answers. */
const apiAnswers = (answer: () => Promise<Response>) => () => {
  const send = globalThis.fetch;
  const mock = spyOn(globalThis, "fetch").mockImplementation(async (input, init) =>
    String(input instanceof Request ? input.url : input).startsWith("https://api.example.com")
      ? answer()
      : send(input, init),
  );
  return () => mock.mockRestore();
};

/** Code with the masked key in it, for a key that has just been made. */
export const OnTheFirstVisit: PageStory = {
  parameters: welcome,
  play: async () => {
    await expect(await screen.findByText(english.firstCall)).toBeVisible();
    expect(document.body.textContent).not.toMatch(PLAIN_KEY);
  },
};

export const InPython: PageStory = {
  parameters: welcome,
  play: async () => {
    const python = await screen.findByRole("tab", { name: "Python" });
    await userEvent.click(python);
    await expect(python).toHaveAttribute("aria-selected", "true");
  },
};

export const CodeCopied: PageStory = {
  parameters: welcome,
  beforeEach: () => clipboardIs(willingClipboard),
  play: async () => {
    await press(english.copyCode("curl"));
    await expect(await screen.findByText(english.codeCopied)).toBeInTheDocument();
    expect(document.body.textContent).not.toMatch(PLAIN_KEY);
  },
};

export const Answered: PageStory = {
  parameters: welcome,
  beforeEach: apiAnswers(async () => Response.json({ city: "Oslo", temperature: -4, conditions: "snow" })),
  play: async () => {
    await press(english.tryIt);
    // On screen, and in the live region.
    expect(await screen.findAllByText(/^The API answered 200/)).toHaveLength(2);
  },
};

export const Unreachable: PageStory = {
  parameters: welcome,
  beforeEach: apiAnswers(() => Promise.reject(new TypeError("Failed to fetch"))),
  play: async () => {
    await press(english.tryIt);
    expect(await screen.findAllByText(english.tryItUnreachable)).toHaveLength(2);
  },
};

export const WithANewKey: PageStory = {
  play: async () => {
    await press("Create key");
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByRole("textbox", { name: "Name" }), "Backup");
    await userEvent.click(dialog.getByRole("button", { name: "Create key" }));
    await expect(await screen.findByText(english.firstCall)).toBeVisible();
  },
};

/** For a key that is in the list, from its menu. */
export const OfAnOldKey: PageStory = {
  play: async () => {
    await press(english.moreActions("CI"));
    await userEvent.click(await screen.findByRole("menuitem", { name: english.useInCode }));
    await expect(within(await screen.findByRole("dialog")).getByText(english.firstCall)).toBeVisible();
  },
};

/** The code scrolls, the page does not. */
export const InANarrowColumn: PageStory = {
  parameters: welcome,
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 320 }}>
        <Story />
      </div>
    ),
  ],
  play: async () => {
    await screen.findByText(english.firstCall);
    expect(document.querySelector(".lk-root")?.scrollWidth).toBeLessThanOrEqual(320);
  },
};
