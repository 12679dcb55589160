/** What somebody else has deleted meanwhile: whatever is done to it, the page says that it is gone, and its row goes. */
import { screen, waitFor, within } from "@testing-library/react";
import type { MemoryKeyService } from "latchkey/testing";
import { expect, test } from "vitest";
import { acme, findButton, HOUR, inMs, openDialog, renderPage } from "./harness.tsx";

const consumers = () => {
  const { apiKeys, ...rest } = acme();
  const former = { id: "former", description: "CI", createdOn: inMs(-9 * 24 * HOUR), expiresOn: inMs(HOUR) };
  return [
    { ...rest, apiKeys: [...apiKeys, former] },
    { id: "globex", label: "Globex" },
  ];
};

const key = (id: string) => (service: MemoryKeyService) => service.deleteKey("acme", id);
const consumer = (service: MemoryKeyService) => service.deleteConsumer("acme");

const word = (name: string) => (text: string) =>
  text.endsWith(" no longer exists: it was deleted in the meantime.") && text.startsWith(`“${name}`);

test.each([
  { open: "Rename CI", types: " 2", press: "Save", remove: key("ci"), name: "CI" },
  { open: "Roll CI", press: "Roll key", remove: key("ci"), name: "CI" },
  { open: "Delete CI", press: "Delete key", remove: key("ci"), name: "CI" },
  { open: /^End now: CI/, press: "End key", remove: key("former"), name: "CI" },
  { open: "Rename Acme", types: " 2", press: "Save", remove: consumer, name: "Acme" },
  { open: "Roll keys of Acme", press: "Roll key", remove: consumer, name: "Acme" },
  { open: "Delete Acme", press: "Delete consumer", remove: consumer, name: "Acme" },
  { open: "Create key", types: "New", press: "Create key", remove: consumer, name: "Acme" },
])("$open: the dialog says so, and when it is closed the page does, with the focus on it", async (each) => {
  const { service, user } = renderPage({ consumers: consumers() });
  await screen.findByRole("region", { name: "Acme" });
  const role = /^(Delete|\/\^End)/.test(String(each.open)) ? "alertdialog" : "dialog";
  const { dialog, inside } = await openDialog(user, each.open, role);
  await each.remove(service);
  if (each.types !== undefined) await user.type(inside.getByRole("textbox", { name: "Name" }), each.types);
  await user.click(inside.getByRole("button", { name: each.press }));
  expect((await inside.findByRole("alert")).textContent).toContain("This no longer exists");
  expect(dialog.contains(document.activeElement)).toBe(true);
  await user.click(inside.getByRole("button", { name: "Cancel" }));
  const page = within(document.querySelector<HTMLElement>(".lk-page") ?? document.body);
  expect(word(each.name)(page.getByRole("alert").textContent ?? "")).toBe(true);
  if (each.name === "Acme") expect(screen.queryByRole("region", { name: "Acme" })).toBeNull();
  else expect(screen.getAllByText("CI")).toHaveLength(1);
});

test("“Extend 24 h” of a key that is gone: the page says so, and the focus is on its heading", async () => {
  const { service, user } = renderPage({ consumers: consumers() });
  const extend = await findButton(/^Extend 24 h: CI/);
  await key("former")(service);
  await user.click(extend);
  expect(word("CI")((await screen.findByRole("alert")).textContent ?? "")).toBe(true);
  expect(screen.queryByRole("button", { name: /^Extend 24 h/ })).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "API keys" })));
});
