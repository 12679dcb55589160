/** Every control of the page that sends something: the way to it, and what it sends. */
import { LatchkeyError } from "latchkey";
import { expect } from "vitest";
import { page, userEvent } from "vitest/browser";
import { ada, type Scene, type Sent, stale, withGate, withPage } from "./submitting-scenes.tsx";

export interface Control {
  /** Where it is in the source. */
  readonly file: string;
  readonly press: string | RegExp;
  readonly sends: Sent;
  readonly open: () => Promise<Scene>;
  /** The buttons and menu entries on the way to it. */
  readonly way?: readonly (string | RegExp)[];
  /** What is typed before it is pressed. */
  readonly types?: string;
}

const more = [/^More actions for CI$/] as const;
const dialogs = "ui/dialogs";

export const CONTROLS: readonly Control[] = [
  {
    file: `${dialogs}/create-dialog.tsx`,
    open: withPage(),
    way: ["Create key"],
    types: "New",
    press: "Create key",
    sends: "createKey",
  },
  {
    file: `${dialogs}/create-dialog.tsx`,
    open: withPage({ consumers: [], provisioning: false }),
    way: ["Create key"],
    types: "First",
    press: "Create key",
    sends: "createConsumer",
  },
  {
    file: `${dialogs}/rename-dialog.tsx`,
    open: withPage(),
    way: ["Rename CI"],
    types: "Build",
    press: "Save",
    sends: "updateKey",
  },
  {
    file: `${dialogs}/rename-dialog.tsx`,
    open: withPage(),
    way: ["Rename Acme"],
    types: "Initech",
    press: "Save",
    sends: "renameConsumer",
  },
  { file: `${dialogs}/roll-dialog.tsx`, open: withPage(), way: ["Roll CI"], press: "Roll key", sends: "rollKey" },
  {
    file: `${dialogs}/roll-dialog.tsx`,
    open: withPage(),
    way: ["Roll keys of Acme"],
    press: "Roll key",
    sends: "rollConsumer",
  },
  {
    file: `${dialogs}/leaked-dialog.tsx`,
    open: withPage(),
    way: [...more, "This key leaked"],
    press: "End it and get a new key",
    sends: "rollKey",
  },
  { file: `${dialogs}/confirm-dialog.tsx`, open: withPage(), way: [/^End now/], press: "End key", sends: "updateKey" },
  {
    file: `${dialogs}/confirm-dialog.tsx`,
    open: withPage(),
    way: ["Delete CI"],
    press: "Delete key",
    sends: "deleteKey",
  },
  {
    file: `${dialogs}/confirm-dialog.tsx`,
    open: withPage(),
    way: ["Delete Acme"],
    press: "Delete consumer",
    sends: "deleteConsumer",
  },
  { file: `${dialogs}/new-key.tsx`, open: withPage(), way: ["Roll CI", "Roll key"], press: "Copy key", sends: "copy" },
  { file: "ui/replaced-key.tsx", open: withPage(), press: /^Extend 24 h/, sends: "updateKey" },
  { file: "ui/key-row.tsx", open: withPage(), press: "Reveal CI", sends: "revealKey" },
  { file: "ui/key-row.tsx", open: withPage(), press: "Copy CI", sends: "revealKey" },
  { file: "ui/welcome.tsx", open: withPage({ consumers: [] }), press: "Copy key", sends: "copy" },
  {
    file: "ui/first-call/code.tsx",
    open: withPage(),
    way: [...more, "Use in code"],
    press: "Copy curl code",
    sends: "revealKey",
  },
  { file: "ui/first-call/code.tsx", open: withPage({ consumers: [] }), press: "Copy curl code", sends: "copy" },
  {
    file: "ui/first-call/try-it.tsx",
    open: withPage(),
    way: [...more, "Use in code"],
    press: "Try it",
    sends: "revealKey",
  },
  { file: "ui/first-call/try-it.tsx", open: withPage({ consumers: [] }), press: "Try it", sends: "call of the API" },
  {
    file: "ui/failure.tsx",
    open: withPage({ faults: { load: new LatchkeyError("not_admitted") } }),
    press: "Try again",
    sends: "load",
  },
  { file: "ui/failure.tsx", open: stale, press: "Try again", sends: "load" },
  {
    file: "ui/failure.tsx",
    open: withPage({ faults: { load: new LatchkeyError("expired_token") } }),
    press: "Sign in again",
    sends: "sign-in",
  },
  {
    file: "ui/problem-text.tsx",
    open: withPage({ faults: { revealKey: new LatchkeyError("expired_token") } }),
    way: ["Reveal CI"],
    press: "Sign in again",
    sends: "sign-in",
  },
  { file: "auth0/gate-notice.tsx", open: withGate({}), press: "Sign in", sends: "sign-in" },
  {
    file: "auth0/gate-notice.tsx",
    open: withGate({ error: new Error("denied") }),
    press: "Use another account",
    sends: "sign-out",
  },
  { file: "auth0/gate-notice.tsx", open: withGate(ada, "missing_token"), press: "Sign in again", sends: "sign-in" },
  {
    file: "auth0/verify-email-gate.tsx",
    open: withGate(ada, "email_not_verified"),
    press: "I have verified it",
    sends: "load",
  },
  {
    file: "auth0/verify-email-gate.tsx",
    open: withGate(ada, "email_not_verified"),
    press: "Use another account",
    sends: "sign-out",
  },
];

/** Opens the page and goes to the control. */
export async function goTo({ open, way = [], types, press }: Control) {
  const scene = await open();
  for (const name of way) {
    const step = page.getByRole("button", { name, exact: true }).or(page.getByRole("menuitem", { name, exact: true }));
    await step.click();
  }
  if (types !== undefined) await userEvent.fill(page.getByRole("textbox", { name: "Name" }), types);
  const inDialog = way.length > 0 && !/^Sign in/.test(String(press));
  const around = inDialog ? page.getByRole("dialog").or(page.getByRole("alertdialog")) : page;
  const control = around.getByRole("button", { name: press, exact: true });
  await expect.element(control).toBeVisible();
  return { scene, control: control.element() as HTMLElement };
}
