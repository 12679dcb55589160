import type { Meta } from "@storybook/react-vite";
import { english } from "latchkey";
import type { MemoryOperation } from "latchkey/testing";
import { expect, screen, userEvent, within } from "storybook/test";
import {
  clipboardIs,
  keys,
  type PageStory,
  type Play,
  pageMeta,
  press,
  willingClipboard,
} from "./support/page-story.tsx";
import { many, one, rolled } from "./support/seeds.ts";

export default { ...pageMeta, title: "Dialogs" } satisfies Meta;

const all = pageMeta.parameters.keys;
const onceOnly = keys(() => ({ ...all(), capabilities: { reveal: false } }));
const endless = (slow: MemoryOperation) =>
  keys(() => ({ ...all(), latencyMs: (operation) => (operation === slow ? Number.POSITIVE_INFINITY : 0) }));

/** Presses a button of the page, and hands out the dialog that it opens. */
async function open(name: string, role: "dialog" | "alertdialog" = "dialog") {
  await press(name);
  return within(await screen.findByRole(role));
}

const opens =
  (name: string, role?: "dialog" | "alertdialog"): Play =>
  async () => {
    const dialog = await open(name, role);
    await expect(dialog.getByRole("button", { name: "Cancel" })).toBeVisible();
  };

async function create(name: string) {
  const dialog = await open("Create key");
  await userEvent.type(dialog.getByRole("textbox", { name: "Name" }), name);
  await userEvent.click(dialog.getByRole("button", { name: "Create key" }));
  return dialog;
}

export const Create: PageStory = { play: opens("Create key") };

export const CreateInOneOfMany: PageStory = {
  parameters: keys(() => ({ consumers: many() })),
  play: async () => {
    const dialog = await open("Create key");
    await userEvent.selectOptions(dialog.getByRole("combobox", { name: "Consumer" }), "Hooli");
  },
};

export const CreateWithMistakes: PageStory = {
  play: async () => {
    const dialog = await open("Create key");
    await userEvent.selectOptions(dialog.getByRole("combobox", { name: "Expires" }), "Custom date");
    await userEvent.click(dialog.getByRole("button", { name: "Create key" }));
    await expect(await dialog.findByText("Enter a name.")).toBeVisible();
    await expect(dialog.getByText("Choose a date.")).toBeVisible();
    expect(dialog.getByRole("textbox", { name: "Name" })).toHaveFocus();
  },
};

export const Creating: PageStory = {
  parameters: endless("createKey"),
  play: async () => {
    const dialog = await create("Backup");
    await expect(dialog.getByRole("button", { name: "Cancel" })).toHaveAttribute("aria-disabled", "true");
    // Nothing closes it while the request is under way.
    await userEvent.keyboard("{Escape}");
    await expect(screen.getByRole("dialog")).toBeVisible();
  },
};

export const Created: PageStory = {
  play: async () => {
    await create("Backup");
    await expect(await screen.findByRole("textbox", { name: "API key" })).toHaveFocus();
  },
};

export const CreatedAndCopied: PageStory = {
  beforeEach: () => clipboardIs(willingClipboard),
  play: async () => {
    await create("Backup");
    await press("Copy key");
    await expect(await screen.findByText("Key copied")).toBeInTheDocument();
  },
};

/** In a bucket that shows a key once, Escape does not lose it. */
export const ShownOnce: PageStory = {
  parameters: onceOnly,
  play: async () => {
    await create("Backup");
    await screen.findByRole("textbox", { name: "API key" });
    await userEvent.keyboard("{Escape}");
    await expect(await screen.findByText("Copy the key first, or choose Done if you have it.")).toBeVisible();
  },
};

/** The same for the key of a first visit. */
export const ShownOnceOnTheFirstVisit: PageStory = {
  parameters: keys(() => ({ capabilities: { reveal: false } })),
  play: async () => {
    await expect(await screen.findByRole("textbox", { name: "API key" })).toBeVisible();
  },
};

export const RollKey: PageStory = { play: opens("Roll CI") };

export const RollEndsNow: PageStory = {
  play: async () => {
    const dialog = await open("Roll CI");
    await userEvent.click(dialog.getByRole("radio", { name: "Ends now" }));
    await expect(dialog.getByText(/stops working as soon as you roll/)).toBeVisible();
  },
};

export const RollUntilADate: PageStory = {
  play: async () => {
    const dialog = await open("Roll CI");
    await userEvent.click(dialog.getByRole("radio", { name: "Until a date" }));
    await userEvent.click(dialog.getByRole("button", { name: "Roll key" }));
    await expect(await dialog.findByText("Choose a date.")).toBeVisible();
  },
};

/** The old key ends on its own before that: rolling does not extend it. */
export const RollExpiringKey: PageStory = {
  play: async () => {
    const dialog = await open("Roll Laptop");
    await userEvent.click(dialog.getByRole("radio", { name: "7 days" }));
    await expect(dialog.getByText(/expires on its own before that/)).toBeVisible();
  },
};

export const RollAllKeys: PageStory = { play: opens("Roll keys of Acme") };

export const Rolling: PageStory = {
  parameters: endless("rollKey"),
  play: async () => {
    const dialog = await open("Roll CI");
    await userEvent.click(dialog.getByRole("button", { name: "Roll key" }));
    await expect(dialog.getByRole("button", { name: "Cancel" })).toHaveAttribute("aria-disabled", "true");
  },
};

export const Rolled: PageStory = {
  play: async () => {
    const dialog = await open("Roll CI");
    await userEvent.click(dialog.getByRole("button", { name: "Roll key" }));
    await expect(await screen.findByRole("textbox", { name: "API key" })).toBeVisible();
  },
};

export const RenameKey: PageStory = { play: opens("Rename CI") };
export const RenameConsumer: PageStory = { play: opens("Rename Acme") };
export const DeleteKey: PageStory = { play: opens("Delete CI", "alertdialog") };
export const DeleteExpiredKey: PageStory = { play: opens("Delete Old server", "alertdialog") };

export const DeleteLastKey: PageStory = {
  parameters: keys(() => ({ consumers: one() })),
  play: opens("Delete Default key", "alertdialog"),
};

export const DeleteConsumer: PageStory = {
  parameters: keys(() => ({ consumers: many() })),
  play: opens("Delete Globex", "alertdialog"),
};

export const DeleteLastConsumer: PageStory = { play: opens("Delete Acme", "alertdialog") };

export const Deleting: PageStory = {
  parameters: endless("deleteKey"),
  play: async () => {
    const dialog = await open("Delete CI", "alertdialog");
    await userEvent.click(dialog.getByRole("button", { name: "Delete key" }));
    await expect(dialog.getByRole("button", { name: "Cancel" })).toHaveAttribute("aria-disabled", "true");
  },
};

/** The focus goes to the next row. */
export const Deleted: PageStory = {
  play: async () => {
    const dialog = await open("Delete CI", "alertdialog");
    await userEvent.click(dialog.getByRole("button", { name: "Delete key" }));
    await expect(await screen.findByText("Key deleted")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Delete CI" })).toBeNull();
    expect(document.activeElement).not.toBe(document.body);
  },
};

/** From a key's menu, for a key that others may have seen. */
async function openLeaked() {
  await press(english.moreActions("CI"));
  await userEvent.click(await screen.findByRole("menuitem", { name: english.leaked }));
  return within(await screen.findByRole("dialog"));
}

export const Leaked: PageStory = {
  play: async () => {
    const dialog = await openLeaked();
    await expect(dialog.getByRole("button", { name: english.leakedSubmit })).toBeVisible();
  },
};

/** The new key, the seconds for which gateways may remember the old one, and what is left to do. */
export const LeakedAndReplaced: PageStory = {
  play: async () => {
    const dialog = await openLeaked();
    await userEvent.click(dialog.getByRole("button", { name: english.leakedSubmit }));
    await expect(await screen.findByRole("textbox", { name: "API key" })).toBeVisible();
    await expect(screen.getByText(english.leakedSteps)).toBeVisible();
  },
};

export const EndReplacedKey: PageStory = {
  parameters: keys(() => ({ consumers: rolled() })),
  play: async () => {
    await userEvent.click(await screen.findByRole("button", { name: /^End now/ }));
    await expect(await screen.findByRole("alertdialog")).toBeVisible();
  },
};
