import type { Meta } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { ApiKeys, english, LatchkeyError, LatchkeyProvider, useDeleteKey, useUpdateKey } from "latchkey";
import { useState } from "react";
import { expect, screen, waitFor } from "storybook/test";
import { backstage, type PageStory, pageMeta, press } from "./support/page-story.tsx";

const USER = "auth0|ada";

/** What the user does in a tab that nobody sees: over the same service, with a cache of its own. */
function OtherTab({ onSignOut }: { onSignOut(): void }) {
  const { run: update } = useUpdateKey();
  const { run: remove } = useDeleteKey();
  const [done, setDone] = useState("nothing yet");
  const does = (words: string, action: () => Promise<unknown>) => (
    <button type="button" onClick={() => void action().then(() => setDone(words))}>
      {words}
    </button>
  );
  return (
    <fieldset style={{ marginBlockEnd: 24, font: "13px system-ui" }}>
      <legend>The key CI, in the other tab</legend>
      {does("Rename it to Build", () => update("acme", "ci", { description: "Build" }))}{" "}
      {does("Delete it", () => remove("acme", "ci"))} {does("Sign out", async () => onSignOut())}{" "}
      <span>Done there: {done}</span>
    </fieldset>
  );
}

function OtherTabProvider({ service }: Pick<Parameters<typeof LatchkeyProvider>[0], "service">) {
  const [client] = useState(() => new QueryClient());
  const [subject, setSubject] = useState<string | undefined>(USER);
  return (
    <LatchkeyProvider service={service} subject={subject} queryClient={client}>
      <OtherTab onSignOut={() => setSubject(undefined)} />
    </LatchkeyProvider>
  );
}

export default {
  ...pageMeta,
  title: "Two tabs",
  render: (args, context) => {
    const { service, client } = backstage(context);
    return (
      <>
        <OtherTabProvider service={service} />
        <LatchkeyProvider service={service} subject={USER} queryClient={client}>
          <ApiKeys {...args} />
        </LatchkeyProvider>
      </>
    );
  },
} satisfies Meta;

const inTheOtherTab = async (name: string) => {
  await screen.findByText("Old server");
  await press(name);
};

export const Renamed: PageStory = {
  play: async () => {
    await inTheOtherTab("Rename it to Build");
    await expect(await screen.findByRole("button", { name: "Reveal Build" })).toBeVisible();
  },
};

export const Deleted: PageStory = {
  play: async () => {
    await inTheOtherTab("Delete it");
    await waitFor(() => expect(screen.queryByRole("button", { name: "Reveal CI" })).toBeNull());
    await expect(screen.getByRole("button", { name: "Reveal Laptop" })).toBeVisible();
  },
};

/** Nothing of the user stays here either. */
export const SignedOut: PageStory = {
  play: async (context) => {
    await screen.findByText("Old server");
    backstage(context).service.fail("load", new LatchkeyError("expired_token"));
    await press("Sign out");
    await expect(await screen.findByRole("button", { name: english.signInAgain })).toBeVisible();
    expect(screen.queryByText("Old server")).toBeNull();
  },
};
