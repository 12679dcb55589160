import { render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { ApiKeys, type ApiKeysProps, type LatchkeyEvent, LatchkeyProvider } from "latchkey";
import { memoryKeyService } from "latchkey/testing";
import { describe, expect, test } from "vitest";
import { acme, findButton, renderPage, rowOf } from "./harness.tsx";

const buttons = (inside: Awaited<ReturnType<typeof rowOf>>) =>
  inside.queryAllByRole("button").map((each) => each.getAttribute("aria-label") ?? each.textContent);

describe("readOnly", () => {
  test("says so, and offers looking and copying alone", async () => {
    renderPage({ props: { readOnly: true } });
    const region = within(await screen.findByRole("region", { name: "Acme" }));
    expect(screen.getByText("You can look at these keys, but not change them.")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Create key" })).toBeNull();
    expect(buttons(region)).toEqual(["Reveal CI", "Copy CI", "Reveal Laptop", "Copy Laptop"]);
  });

  test("over an empty list offers nothing", async () => {
    renderPage({ props: { readOnly: true }, consumers: [], provisioning: false });
    await screen.findByText("No API keys yet");
    expect(screen.queryByRole("button")).toBeNull();
    // Nor do its words invite to what cannot be done.
    expect(screen.getByText("Keys that are created for you will appear here.")).toBeDefined();
    expect(screen.queryByText(/Create a key/)).toBeNull();
  });
});

describe("can", () => {
  test.each<[string, NonNullable<ApiKeysProps["can"]>, RegExp]>([
    ["create", { create: false }, /^Create key/],
    ["reveal", { reveal: false }, /^Reveal/],
    ["copy", { copy: false }, /^Copy/],
    ["roll", { roll: false }, /^Roll/],
    ["rename", { rename: false }, /^Rename/],
    ["delete", { delete: false }, /^Delete/],
  ])("without %s, nothing of the kind is offered, and all else is", async (_, can, name) => {
    renderPage({ props: { can } });
    await screen.findByRole("region", { name: "Acme" });
    expect(screen.queryByRole("button", { name })).toBeNull();
    for (const other of ["Create key", "Reveal CI", "Copy CI", "Roll CI", "Rename CI", "Delete CI"]) {
      if (!name.test(other)) expect(screen.getByRole("button", { name: other })).toBeDefined();
    }
  });

  test("as a function decides for each key, and grants nothing that readOnly takes", async () => {
    const props: ApiKeysProps = { can: (action, _, key) => action !== "delete" || key?.description === "Laptop" };
    const view = renderPage({ props });
    await screen.findByText("CI");
    expect(buttons(await rowOf("CI"))).not.toContain("Delete CI");
    expect(buttons(await rowOf("Laptop"))).toContain("Delete Laptop");
    expect(screen.queryByRole("button", { name: "Delete Acme" })).toBeNull();
    view.unmount();
    renderPage({ props: { readOnly: true, can: () => true } });
    await screen.findByText("CI");
    expect(screen.queryByRole("button", { name: /^(Delete|Rename|Roll)/ })).toBeNull();
  });
});

describe("onEvent", () => {
  test("tells what was copied, wherever it was copied, with ids and no key", async () => {
    const events: LatchkeyEvent[] = [];
    const service = memoryKeyService({ consumers: [acme()] });
    const user = userEvent.setup();
    render(
      <LatchkeyProvider service={service} onEvent={(event) => events.push(event)}>
        <ApiKeys />
      </LatchkeyProvider>,
    );
    await user.click(await findButton("Copy CI"));
    await waitFor(() => expect(events.map(({ type }) => type)).toEqual(["revealed", "copied"]));
    expect(events[1]).toEqual({ type: "copied", consumerId: "acme", keyId: "ci" });

    await user.click(await findButton("Create key"));
    const dialog = within(await screen.findByRole("dialog"));
    await user.type(dialog.getByRole("textbox", { name: "Name" }), "New{Enter}");
    await user.click(await findButton("Copy key"));
    await waitFor(() => expect(events.at(-1)).toEqual({ type: "copied", consumerId: "acme", keyId: "key-1" }));
    for (const id of ["ci", "key-1"]) {
      expect(JSON.stringify(events)).not.toContain(await service.revealKey("acme", id));
    }
  });

  test("tells nothing of a copy that the browser did not make", async () => {
    const events: LatchkeyEvent[] = [];
    const user = userEvent.setup({ writeToClipboard: false });
    Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
    render(
      <LatchkeyProvider service={memoryKeyService({ consumers: [acme()] })} onEvent={(event) => events.push(event)}>
        <ApiKeys />
      </LatchkeyProvider>,
    );
    await user.click(await findButton("Copy CI"));
    expect(await screen.findByText(/did not allow copying/)).toBeDefined();
    expect(events.map(({ type }) => type)).toEqual(["revealed"]);
    Reflect.deleteProperty(navigator, "clipboard");
  });
});

test("a host adds cells to a key's row and something below a consumer's heading", async () => {
  renderPage({
    props: {
      renderKeyCells: ({ id }, consumer) => <span>{`Used by ${consumer.id}/${id}`}</span>,
      renderConsumerHeader: ({ label }) => <span>{`Plan of ${label}`}</span>,
    },
  });
  expect((await rowOf("CI")).getByText("Used by acme/ci")).toBeDefined();
  expect(within(screen.getByRole("region", { name: "Acme" })).getByText("Plan of Acme")).toBeDefined();
});

test.each(["light", "dark"] as const)("theme %s is the page's own", async (theme) => {
  renderPage({ props: { theme } });
  const heading = await screen.findByRole("heading", { name: "API keys" });
  expect(heading.closest(".lk-root")?.getAttribute("data-lk-theme")).toBe(theme);
});
