/** The parts that the page is made of, each by itself. */
import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ApiKey, english, LabelsProvider, LatchkeyError, LatchkeyProvider } from "latchkey";
import { memoryKeyService } from "latchkey/testing";
import type { ReactNode } from "react";
import { expect, fn, screen, userEvent } from "storybook/test";
import { Button } from "../src/ui/button.js";
import { DialogForm } from "../src/ui/dialogs/dialog-form.js";
import { Field } from "../src/ui/dialogs/field.js";
import { GraceField } from "../src/ui/dialogs/grace-field.js";
import { LeakedSteps } from "../src/ui/dialogs/leaked-steps.js";
import { Select } from "../src/ui/dialogs/select.js";
import { Check, Copy, KeyRound, Plus } from "../src/ui/icons.js";
import { KeyStatusBadge } from "../src/ui/key-status.js";
import { Notice } from "../src/ui/notice.js";
import { PageProvider } from "../src/ui/page-context.js";
import { ProblemText } from "../src/ui/problem-text.js";
import { RevealedKey } from "../src/ui/revealed-key.js";
import { DAY, HOUR, inMs, MINUTE } from "./support/seeds.ts";

/** What a part needs around it. */
function Frame({ children }: { children: ReactNode }) {
  return (
    <LatchkeyProvider service={memoryKeyService()}>
      <LabelsProvider>
        <PageProvider
          value={{
            announce: fn(),
            openDialog: fn(),
            preloadDialogs: fn(),
            restoreFocus: fn(),
            surface: () => ({ dir: "ltr", theme: "light", style: {} }),
            signIn: undefined,
            notify: fn(),
            can: () => true,
            slots: {},
            revealSeconds: 30,
            gatewayCacheSeconds: 60,
            firstCall: undefined,
            now: Date.now(),
          }}
        >
          <div
            className="lk-root"
            lang="en"
            style={{ display: "flex", flexDirection: "column", gap: 16, alignItems: "flex-start" }}
          >
            {children}
          </div>
        </PageProvider>
      </LabelsProvider>
    </LatchkeyProvider>
  );
}

export default {
  title: "Parts",
  decorators: [
    (Story) => (
      <Frame>
        <Story />
      </Frame>
    ),
  ],
} satisfies Meta;

type Part = StoryObj;

const key = (expiresOn: string | null): ApiKey => ({
  id: "ci",
  description: "CI",
  createdOn: inMs(-DAY),
  expiresOn,
  masked: "****8457",
});

/** An icon and a word, never a colour alone. */
export const StatusBadges: Part = {
  render: () => (
    <>
      <KeyStatusBadge apiKey={key(null)} replaced={false} />
      <KeyStatusBadge apiKey={key(inMs(60 * DAY))} replaced={false} />
      <KeyStatusBadge apiKey={key(inMs(23 * HOUR + MINUTE))} replaced={false} />
      <KeyStatusBadge apiKey={key(inMs(30_000))} replaced={false} />
      <KeyStatusBadge apiKey={key(inMs(23 * HOUR + MINUTE))} replaced />
      <KeyStatusBadge apiKey={key(inMs(-HOUR))} replaced={false} />
    </>
  ),
  play: async () => {
    for (const words of [/^Active$/, /in 60 days/, /in 23 hours$/, /a minute/, /^Replaced: ends/, /^Expired$/]) {
      expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
    }
  },
};

/** A click selects all of it. */
export const MaskedKey: Part = {
  render: () => (
    <code className="lk-mask" dir="ltr">
      ****8457
    </code>
  ),
  play: async () => {
    expect(getComputedStyle(screen.getByText("****8457")).userSelect).toBe("all");
  },
};

export const PlainKey: Part = {
  render: () => (
    <RevealedKey
      name="CI"
      secret="lkey_4e0c2f7d1a6b98350f4e7c2d1b6a98f05c3e7d21_2f9c41d7"
      left={24}
      isKept={false}
      onKeep={fn()}
      text={{ current: null }}
    />
  ),
  play: async () => {
    await expect(screen.getByText(english.hidesAgain(24))).toBeVisible();
  },
};

const [copyIcon, checkIcon] = [<Copy key="copy" className="lk-icon" />, <Check key="check" className="lk-icon" />];

export const CopyButton: Part = {
  render: () => (
    <div className="lk-actions">
      <Button variant="ghost" icon={copyIcon} aria-label={english.copy("CI")} />
      <Button variant="ghost" icon={copyIcon} aria-label="While it is fetched" busy />
      <Button variant="ghost" icon={checkIcon} aria-label={english.copied} />
    </div>
  ),
  play: async () => {
    await userEvent.tab();
    expect(screen.getByRole("button", { name: "Copy CI" })).toHaveFocus();
  },
};

const pressed = fn();

/** What cannot be pressed stays in the tab order, and does nothing. */
export const Buttons: Part = {
  render: () => (
    <div style={{ display: "grid", gap: 8, gridTemplateColumns: "repeat(3, max-content)", alignItems: "center" }}>
      {(["primary", "secondary", "ghost", "danger"] as const).map((variant) => (
        <div key={variant} style={{ display: "contents" }}>
          <Button variant={variant} icon={<Plus className="lk-icon" />}>
            {variant}
          </Button>
          <Button variant={variant} busy onClick={pressed}>{`${variant}, busy`}</Button>
          <Button variant={variant} unavailable onClick={pressed}>{`${variant}, unavailable`}</Button>
        </div>
      ))}
    </div>
  ),
  play: async () => {
    pressed.mockClear();
    await userEvent.click(screen.getByRole("button", { name: "primary, busy" }));
    await userEvent.click(screen.getByRole("button", { name: "ghost, unavailable" }));
    expect(pressed).not.toHaveBeenCalled();
  },
};

export const ANotice: Part = {
  name: "Notice",
  render: () => (
    <div style={{ inlineSize: "100%" }}>
      <Notice icon={<KeyRound className="lk-icon" />} title={english.empty.title} actions={<Button>Create key</Button>}>
        <p>{english.empty.text}</p>
      </Notice>
    </div>
  ),
};

export const Failure: Part = {
  render: () => <ProblemText error={new LatchkeyError("upstream_unavailable", { requestId: "req_7Jx2mQ" })} />,
  play: async () => {
    await expect(screen.getByRole("alert")).toBeVisible();
    await expect(screen.getByRole("button", { name: english.copyRequestId })).toBeVisible();
  },
};

const asDialog = (content: ReactNode) => (
  <div className="lk-dialog">
    <p className="lk-dialog-title">A dialog</p>
    {content}
  </div>
);

export const Fields: Part = {
  render: () =>
    asDialog(
      <DialogForm submit="Save" isPending={false} error={null} onSubmit={fn()} onCancel={fn()}>
        <Field label="Name" hint="What you will know it by.">
          {(control) => <input {...control} className="lk-input" placeholder="Production server" />}
        </Field>
        <Field label="Address" error="Enter an address.">
          {(control) => <input {...control} className="lk-input" />}
        </Field>
        <Field label="Expires">
          {(control) => (
            <Select {...control} defaultValue="30">
              <option value="30">30 days</option>
              <option value="90">90 days</option>
            </Select>
          )}
        </Field>
      </DialogForm>,
    ),
  play: async () => {
    await userEvent.type(screen.getByRole("textbox", { name: "Name" }), "CI");
    expect(screen.getByRole("textbox", { name: "Address" })).toHaveAccessibleDescription("Enter an address.");
  },
};

/** The sentence below says what the choice means, in the user's own time zone. */
export const GracePeriod: Part = {
  render: () =>
    asDialog(<GraceField keys={[key(null)]} grace="24h" date="" problem={null} onGrace={fn()} onDate={fn()} />),
  play: async () => {
    await expect(screen.getByRole("radio", { name: "24 hours" })).toBeChecked();
    await expect(screen.getByText(/^The old key keeps working until/)).toBeVisible();
  },
};

export const AfterALeak: Part = { render: () => asDialog(<LeakedSteps />) };
