import { screen, waitFor } from "@testing-library/react";
import { LatchkeyError } from "latchkey";
import { describe, expect, test } from "vitest";
import { acme, button, callsOf, findButton, openDialog, renderPage } from "./harness.tsx";

const gone = () => waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());

describe("deleting a key", () => {
  test("starts on Cancel, which deletes nothing and returns to where it began", async () => {
    const { service, user } = renderPage();
    const { dialog } = await openDialog(user, "Delete CI", "alertdialog");
    expect(dialog.getAttribute("aria-labelledby")).not.toBeNull();
    expect(screen.getByRole("alertdialog", { name: "Delete “CI”?" })).toBe(dialog);
    expect(document.activeElement).toBe(button("Cancel"));
    await user.keyboard("{Enter}");
    await gone();
    expect(callsOf(service, "deleteKey")).toBe(0);
    await waitFor(() => expect(document.activeElement).toBe(button("Delete CI")));
  });

  test("that fails stays open and says why", async () => {
    const { service, user } = renderPage();
    const { inside } = await openDialog(user, "Delete CI", "alertdialog");
    service.failNext("deleteKey", new LatchkeyError("upstream_refused"));
    await user.click(inside.getByRole("button", { name: "Delete key" }));
    expect((await inside.findByRole("alert")).textContent).toContain("not available");
    await user.click(inside.getByRole("button", { name: "Delete key" }));
    await gone();
    expect(screen.queryByText("CI")).toBeNull();
  });

  test("that somebody else has deleted takes its row away and keeps the focus in the page", async () => {
    const { service, user } = renderPage();
    const { inside } = await openDialog(user, "Delete CI", "alertdialog");
    await service.deleteKey("acme", "ci");
    await user.click(inside.getByRole("button", { name: "Delete key" }));
    expect((await inside.findByRole("alert")).textContent).toContain("no longer exists");
    await user.click(inside.getByRole("button", { name: "Cancel" }));
    await gone();
    expect(screen.queryByText("CI")).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "API keys" })));
  });

  test("is announced, and the focus goes to the next key", async () => {
    const { user } = renderPage();
    const { inside } = await openDialog(user, "Delete CI", "alertdialog");
    await user.click(inside.getByRole("button", { name: "Delete key" }));
    await gone();
    expect(screen.getByRole("status").textContent).toBe("Key deleted");
    await waitFor(() => expect(document.activeElement?.textContent).toContain("Laptop"));
  });

  test("says more of the last active one, and nothing stops with an expired one", async () => {
    const { user } = renderPage({
      consumers: [{ ...acme(), apiKeys: acme().apiKeys.filter(({ id }) => id !== "laptop") }],
    });
    await openDialog(user, "Delete CI", "alertdialog");
    expect(screen.getByText(/last active key of “Acme”.*stops working/)).toBeDefined();
    await user.click(button("Cancel"));
    await gone();
    await openDialog(user, "Delete Old server", "alertdialog");
    expect(screen.getByText(/nothing stops working/)).toBeDefined();
  });

  test("of a consumer's only key leaves the focus on the consumer", async () => {
    const { user } = renderPage({ consumers: [{ label: "Solo", apiKeys: [{ description: "Only" }] }] });
    const { inside } = await openDialog(user, "Delete Only", "alertdialog");
    await user.click(inside.getByRole("button", { name: "Delete key" }));
    expect(await screen.findByText("No keys here yet.")).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Solo" })));
  });
});

describe("deleting a consumer", () => {
  test("the last one: says that the next visit starts afresh, and leaves an empty page", async () => {
    const { service, user } = renderPage();
    const { inside } = await openDialog(user, "Delete Acme", "alertdialog");
    expect(screen.getByText(/2 active keys stops? working.*next visit starts afresh/)).toBeDefined();
    await user.click(inside.getByRole("button", { name: "Delete consumer" }));
    expect(await screen.findByText("No API keys yet")).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "API keys" })));
    expect(callsOf(service, "load")).toBe(1);
  });

  test("one of several: the focus goes to the next", async () => {
    const { user } = renderPage({ consumers: [acme(), { label: "Globex" }] });
    const { inside } = await openDialog(user, "Delete Acme", "alertdialog");
    expect(screen.queryByText(/starts afresh/)).toBeNull();
    await user.click(inside.getByRole("button", { name: "Delete consumer" }));
    await gone();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Globex" })));
  });
});

describe("renaming", () => {
  test("that fails keeps the dialog, the words, and the former name in the list", async () => {
    const { service, user } = renderPage();
    const { inside } = await openDialog(user, "Rename CI");
    service.failNext("updateKey", new LatchkeyError("not_admitted"));
    const name = inside.getByRole<HTMLInputElement>("textbox", { name: "Name" });
    await user.clear(name);
    await user.type(name, "Build{Enter}");
    expect(await inside.findByRole("alert")).toBeDefined();
    expect(name.value).toBe("Build");
    expect(screen.getByText("CI")).toBeDefined();
  });

  test("to nothing is refused, and to the same name costs no request", async () => {
    const { service, user } = renderPage();
    const { inside } = await openDialog(user, "Rename CI");
    await user.clear(inside.getByRole("textbox", { name: "Name" }));
    await user.click(inside.getByRole("button", { name: "Save" }));
    expect(inside.getByText("Enter a name.")).toBeDefined();
    await user.type(inside.getByRole("textbox", { name: "Name" }), "CI{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(callsOf(service, "updateKey")).toBe(0);
  });

  test("a key and a consumer", async () => {
    const { user } = renderPage();
    const key = await openDialog(user, "Rename CI");
    await user.clear(key.inside.getByRole("textbox", { name: "Name" }));
    await user.type(key.inside.getByRole("textbox", { name: "Name" }), "Build{Enter}");
    expect(await findButton("Rename Build")).toBeDefined();
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Key renamed"));
    await waitFor(() => expect(document.activeElement).toBe(button("Rename Build")));

    const consumer = await openDialog(user, "Rename Acme");
    await user.clear(consumer.inside.getByRole("textbox", { name: "Name" }));
    await user.type(consumer.inside.getByRole("textbox", { name: "Name" }), "Acme Corp{Enter}");
    expect(await screen.findByRole("region", { name: "Acme Corp" })).toBeDefined();
  });
});
