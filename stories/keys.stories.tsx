import type { Meta } from "@storybook/react-vite";
import { english } from "latchkey";
import { expect, screen, spyOn, waitFor } from "storybook/test";
import {
  backstage,
  clipboardIs,
  keys,
  type PageStory,
  type Play,
  pageMeta,
  press,
  willingClipboard,
} from "./support/page-story.tsx";
import { DAY, HOUR, inMs, MINUTE, rolled } from "./support/seeds.ts";

export default { ...pageMeta, title: "Keys" } satisfies Meta;

const ending = (ms: number) =>
  keys(() => ({
    consumers: [{ label: "Acme", apiKeys: [{ description: "CI", createdOn: inMs(-5 * DAY), expiresOn: inMs(ms) }] }],
  }));

const ends =
  (words: RegExp): Play =>
  async () => {
    await expect(await screen.findByText(words)).toBeVisible();
  };

export const ExpiresInSixtyDays: PageStory = { parameters: ending(60 * DAY), play: ends(/^Expires/) };
export const ExpiresInTwoHours: PageStory = {
  parameters: ending(2 * HOUR + MINUTE),
  play: ends(/^Expires in 2 hours/),
};
export const ExpiresInAMoment: PageStory = { parameters: ending(40_000), play: ends(/less than a minute/) };
export const Expired: PageStory = { parameters: ending(-HOUR), play: ends(/^Expired$/) };

/** Rolled with a grace period: the old key still works, and says until when. */
export const Replaced: PageStory = {
  parameters: keys(() => ({ consumers: rolled() })),
  play: async () => {
    await expect(await screen.findByText(/^Replaced/)).toBeVisible();
  },
};

/** The field that a revealed key stands in. */
const plainText = () => screen.findByText(/^lkey_[0-9a-f]{40}_/);

export const Revealed: PageStory = {
  play: async () => {
    await press("Reveal CI");
    await expect(await plainText()).toBeVisible();
    await expect(screen.getByRole("button", { name: "Hide CI" })).toBeVisible();
  },
};

export const HiddenAgain: PageStory = {
  play: async () => {
    await press("Reveal CI");
    await plainText();
    await press("Hide CI");
    expect(document.body.textContent).not.toMatch(/lkey_[0-9a-f]{40}_/);
  },
};

export const Revealing: PageStory = {
  parameters: keys(() => ({
    ...pageMeta.parameters.keys(),
    latencyMs: (operation) => (operation === "revealKey" ? Number.POSITIVE_INFINITY : 0),
  })),
  play: async () => {
    await press("Reveal CI");
    await waitFor(() => expect(document.querySelector("[data-busy]")).not.toBeNull());
  },
};

/** Copying needs no revealing. */
export const Copied: PageStory = {
  beforeEach: () => clipboardIs(willingClipboard),
  play: async () => {
    await press("Copy CI");
    await expect(await screen.findByText("Key copied")).toBeInTheDocument();
    expect(document.body.textContent).not.toMatch(/lkey_[0-9a-f]{40}_/);
  },
};

/** No clipboard, and no old way either: the key is shown, selected, and the page says what to press. */
export const CopyRefused: PageStory = {
  beforeEach: () => {
    const command = spyOn(document, "execCommand").mockReturnValue(false);
    const restore = clipboardIs(undefined);
    return () => {
      command.mockRestore();
      restore();
    };
  },
  play: async () => {
    await press("Copy CI");
    await expect(await screen.findByText(/did not allow copying/)).toBeVisible();
    const field = await plainText();
    await waitFor(() => expect(String(getSelection())).toBe(field.textContent));
    expect(screen.queryByText("Key copied")).toBeNull();
  },
};

/** A bucket that shows a key once: nothing to reveal and nothing to copy. */
export const NotRetrievable: PageStory = {
  parameters: keys(() => ({ ...pageMeta.parameters.keys(), capabilities: { reveal: false } })),
  play: async () => {
    await screen.findByRole("button", { name: "Roll CI" });
    expect(screen.queryByRole("button", { name: "Reveal CI" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Copy CI" })).toBeNull();
  },
};

/** Somebody else deleted the key: its row goes, with a word. */
export const GoneMeanwhile: PageStory = {
  play: async (context) => {
    await screen.findByRole("button", { name: "Reveal CI" });
    await backstage(context).service.deleteKey("acme", "ci");
    await press("Reveal CI");
    await waitFor(() => expect(screen.queryByRole("button", { name: "Reveal CI" })).toBeNull());
    await expect(screen.getByRole("button", { name: "Dismiss" })).toBeVisible();
  },
};

export const Menu: PageStory = {
  play: async () => {
    await press(english.moreActions("CI"));
    await expect(await screen.findByRole("menuitem", { name: english.leaked })).toBeVisible();
  },
};
