import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { LabelsProvider } from "latchkey";
import { expect, test, vi } from "vitest";
import { SignInGate } from "../../src/auth0/gate-notice.js";
import { VerifyEmailGate } from "../../src/auth0/verify-email-gate.js";
import { pseudo, untranslated } from "../ui/pseudo.ts";

vi.mock("@auth0/auth0-react", () => ({
  useAuth0: () => ({ loginWithRedirect: () => Promise.reject(new Error("The tenant cannot be reached.")) }),
}));

const ignore = () => undefined;

test.each([
  "signing-in",
  "signed-out",
  "sign-in-failed",
  "session-ended",
  "signed-out-elsewhere",
] as const)("every word of the gate %s is in the dictionary", async (gate) => {
  render(
    <LabelsProvider labels={pseudo}>
      <SignInGate gate={gate} headingLevel={1} theme="auto" onSignOut={ignore} />
    </LabelsProvider>,
  );
  expect(screen.getByRole("heading", { name: pseudo.heading })).toBeDefined();
  if (gate !== "signing-in") {
    await userEvent.click(screen.getAllByRole("button")[0] as HTMLElement);
    expect(await screen.findByText(pseudo.signInUnreachable)).toBeDefined();
  }
  expect(untranslated()).toEqual([]);
});

test("every word of the gate of an address that is not verified is in the dictionary", async () => {
  render(
    <LabelsProvider labels={pseudo}>
      <VerifyEmailGate
        email="you@example.com"
        headingLevel={1}
        theme="auto"
        onVerified={async () => ignore()}
        onSignOut={ignore}
      />
    </LabelsProvider>,
  );
  await userEvent.click(screen.getByRole("button", { name: pseudo.haveVerified }));
  expect(await screen.findByText(pseudo.stillNotVerified)).toBeDefined();
  expect(screen.getByText(pseudo.verifyEmailOf("you@example.com"))).toBeDefined();
  expect(untranslated()).toEqual([]);
});
