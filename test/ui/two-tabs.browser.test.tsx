/** Two tabs of a real browser over one service: what one does, the other shows. */
import "latchkey/styles.css";
import { QueryClient } from "@tanstack/react-query";
import { ApiKeys, LatchkeyError, LatchkeyProvider } from "latchkey";
import { memoryKeyService } from "latchkey/testing";
import { useState } from "react";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { acme } from "./seeds.ts";

/** A tab has a cache of its own; all that two of them share is the browser. */
async function twoTabs() {
  const service = memoryKeyService({ consumers: [acme()] });
  const expire = () => service.fail("load", new LatchkeyError("expired_token"));
  function Tab({ name }: { name: string }) {
    const [client] = useState(() => new QueryClient());
    const [subject, setSubject] = useState<string | undefined>("ada");
    return (
      <main aria-label={name}>
        <button type="button" onClick={() => setSubject(undefined)}>
          Sign out
        </button>
        <LatchkeyProvider service={service} subject={subject} queryClient={client} onSignedOutElsewhere={expire}>
          <ApiKeys onSignIn={() => undefined} />
        </LatchkeyProvider>
      </main>
    );
  }
  await render(
    <>
      <Tab name="First" />
      <Tab name="Second" />
    </>,
  );
  const tab = (name: string) => page.getByRole("main", { name });
  return { service, first: tab("First"), second: tab("Second") };
}

test("a key that is renamed or deleted in one tab is so in the other", async () => {
  const { first, second } = await twoTabs();
  await first.getByRole("button", { name: "Rename CI" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Build");
  await page.getByRole("button", { name: "Save" }).click();
  await expect.element(second.getByRole("button", { name: "Delete Build" })).toBeVisible();
  await first.getByRole("button", { name: "Delete Build" }).click();
  await page.getByRole("button", { name: "Delete key" }).click();
  await expect.element(second.getByText("Laptop")).toBeVisible();
  await expect.element(second.getByText("Build")).not.toBeInTheDocument();
});

test("signing out in one tab leaves no key in the other, not even a revealed one", async () => {
  const { service, first, second } = await twoTabs();
  const secret = await service.revealKey("acme", "ci");
  await second.getByRole("button", { name: "Reveal CI" }).click();
  await expect.element(second.getByText(secret)).toBeVisible();
  await first.getByRole("button", { name: "Sign out" }).click();
  await expect.element(second.getByRole("button", { name: "Sign in again" })).toBeVisible();
  expect(document.documentElement.outerHTML).not.toContain(secret);
  await expect.element(second.getByText("CI", { exact: true })).not.toBeInTheDocument();
});
