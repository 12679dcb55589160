import type { Meta } from "@storybook/react-vite";
import { english } from "latchkey";
import { expect, screen } from "storybook/test";
import { keys, type PageStory, pageMeta, press } from "./support/page-story.tsx";
import { acme, long, many, names, one } from "./support/seeds.ts";

export default { ...pageMeta, title: "Page" } satisfies Meta;

const shows = (words: string | RegExp) => async () => {
  expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
};

export const Loading: PageStory = {
  parameters: keys(() => ({ latencyMs: Number.POSITIVE_INFINITY })),
  play: shows("Loading your API keys"),
};

export const Empty: PageStory = {
  parameters: keys(() => ({ provisioning: false })),
  play: shows("No API keys yet"),
};

export const EmptyReadOnly: PageStory = {
  args: { readOnly: true },
  parameters: keys(() => ({ provisioning: false })),
  play: async () => {
    // Nothing here invites to what cannot be done.
    await expect(await screen.findByText(english.emptyReadOnly)).toBeVisible();
    expect(screen.queryByText(english.empty.text)).toBeNull();
    expect(screen.queryByRole("button", { name: "Create key" })).toBeNull();
  },
};

/** The first visit: the service has just made a consumer and a key. */
export const Welcome: PageStory = {
  parameters: keys(() => ({})),
  play: shows("Your first API key is ready"),
};

export const WelcomeDismissed: PageStory = {
  parameters: keys(() => ({})),
  play: async () => {
    await press("Dismiss");
    expect(screen.queryByText("Your first API key is ready")).toBeNull();
  },
};

export const OneKey: PageStory = { parameters: keys(() => ({ consumers: one() })), play: shows("Default key") };

export const EveryStatus: PageStory = { play: shows("Old server") };

export const ConsumerWithoutKeys: PageStory = {
  parameters: keys(() => ({ consumers: [{ label: "Acme" }] })),
  play: shows("No keys here yet."),
};

export const ManyConsumers: PageStory = {
  parameters: keys(() => ({ consumers: many() })),
  play: async () => {
    await screen.findByText("Stark Industries");
    expect(screen.getAllByRole("region")).toHaveLength(6);
  },
};

export const LongList: PageStory = { parameters: keys(() => ({ consumers: long() })), play: shows("Vehicle 40") };

/** A thousand consumers: a hundred of them at a time, and the focus goes to the first of the new ones. */
export const ThousandConsumers: PageStory = {
  parameters: keys(() => ({
    consumers: Array.from({ length: 1000 }, (_, index) => ({
      id: `consumer-${index}`,
      label: `Consumer ${index + 1}`,
      apiKeys: [{ description: "Production" }],
    })),
  })),
  play: async () => {
    await press(english.showMore(100, 1000));
    expect(await screen.findByRole("heading", { name: "Consumer 101" })).toHaveFocus();
    await expect(screen.getByRole("button", { name: english.showMore(200, 1000) })).toBeInTheDocument();
  },
};

/** Long without a break, markup, emoji, right to left, an override character, and nothing but a space. */
export const DifficultNames: PageStory = {
  parameters: keys(() => ({ consumers: names() })),
  play: async () => {
    await screen.findByText("<img src=x onerror=alert(1)> & <b>bold</b>");
    expect(document.querySelector("#storybook-root img")).toBeNull();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
  },
};

export const ReadOnly: PageStory = {
  args: { readOnly: true },
  play: async () => {
    await screen.findByRole("button", { name: "Copy CI" });
    expect(screen.queryByRole("button", { name: "Delete CI" })).toBeNull();
  },
};

/** The host offers everything but deleting. */
export const WithoutDeleting: PageStory = {
  args: { can: { delete: false } },
  play: async () => {
    await screen.findByRole("button", { name: "Roll CI" });
    expect(screen.queryByRole("button", { name: "Delete CI" })).toBeNull();
  },
};

/** The service can list and reveal, and nothing else. */
export const LimitedService: PageStory = {
  parameters: keys(() => ({
    consumers: [acme()],
    capabilities: {
      createKey: false,
      createConsumer: false,
      renameConsumer: false,
      deleteConsumer: false,
      updateKey: false,
      deleteKey: false,
      rollKey: false,
      rollConsumer: false,
    },
  })),
  play: async () => {
    await screen.findByRole("button", { name: "Reveal CI" });
    expect(screen.queryByRole("button", { name: "Create key" })).toBeNull();
  },
};

/** No key is active, so there is nothing to roll, and the button says why. */
export const NothingToRoll: PageStory = {
  parameters: keys(() => ({
    consumers: [{ label: "Acme", apiKeys: [{ description: "Old", expiresOn: "2024-01-01T00:00:00Z" }] }],
  })),
  play: async () => {
    const roll = await screen.findByRole("button", { name: "Roll keys of Acme" });
    expect(roll).toHaveAccessibleDescription("There is no active key to roll.");
  },
};

export const ExtraCells: PageStory = {
  args: {
    renderKeyCells: ({ id }) => <span>{id === "ci" ? "Last used 2 minutes ago" : "Never used"}</span>,
    renderConsumerHeader: () => <span>Plan: Business, 1 million requests a month</span>,
  },
  play: shows("Last used 2 minutes ago"),
};
