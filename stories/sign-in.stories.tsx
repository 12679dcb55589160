import { Auth0Context, type Auth0ContextInterface, initialContext } from "@auth0/auth0-react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { Auth0ApiKeys } from "latchkey/auth0";
import { expect, screen, spyOn } from "storybook/test";

const ada = { sub: "auth0|ada", email: "ada@example.com" };

/** `useAuth0` without a tenant, for a visitor of a kind. */
function visitor(state: Partial<Auth0ContextInterface>): Auth0ContextInterface {
  // Auth0's own type of `getAccessTokenSilently` has an overload that nobody here calls.
  const context: unknown = {
    ...initialContext,
    isLoading: false,
    loginWithRedirect: async () => undefined,
    logout: async () => undefined,
    getAccessTokenSilently: async () => "token",
    ...state,
  };
  return context as Auth0ContextInterface;
}

interface GateArgs {
  visitor: Auth0ContextInterface;
  /** What the guard answers. */
  answer: () => Response;
}

const problem = (status: number, code: string) => () =>
  Response.json({ code, requestId: "req_7Jx2mQ" }, { status, headers: { "content-type": "application/problem+json" } });

const list = () =>
  Response.json({
    data: [
      {
        id: "ada",
        label: "ada@example.com",
        createdOn: "2026-01-10T09:00:00Z",
        apiKeys: {
          data: [{ id: "k1", description: "Default key", createdOn: "2026-01-10T09:00:00Z", key: "****b2c3" }],
        },
      },
    ],
    total: 1,
  });

const signedIn = visitor({ isAuthenticated: true, user: ada });

export default {
  title: "Sign-in",
  args: { visitor: signedIn, answer: list },
  beforeEach: ({ args: { answer } }) => {
    const send = globalThis.fetch;
    const mock = spyOn(globalThis, "fetch").mockImplementation(async (input, init) =>
      String(input instanceof Request ? input.url : input).includes("/api/keys") ? answer() : send(input, init),
    );
    return () => mock.mockRestore();
  },
  render: (args) => (
    <Auth0Context.Provider value={args.visitor}>
      <Auth0ApiKeys baseUrl="/api/keys" />
    </Auth0Context.Provider>
  ),
} satisfies Meta<GateArgs>;

type GateStory = StoryObj<GateArgs>;

const offers =
  (button: string): NonNullable<GateStory["play"]> =>
  async () => {
    await expect(await screen.findByRole("button", { name: button })).toBeVisible();
  };

export const SigningIn: GateStory = {
  args: { visitor: visitor({ isLoading: true }) },
  play: async () => {
    expect((await screen.findAllByText("Signing you in")).length).toBeGreaterThan(0);
  },
};

export const SignedOut: GateStory = { args: { visitor: visitor({}) }, play: offers("Sign in") };

export const SignInFailed: GateStory = {
  args: { visitor: visitor({ error: new Error("access_denied") }) },
  play: offers("Use another account"),
};

export const SessionEnded: GateStory = {
  args: { answer: problem(401, "expired_token") },
  play: offers("Sign in again"),
};

export const VerifyEmail: GateStory = {
  args: { answer: problem(403, "email_not_verified") },
  play: offers("I have verified it"),
};

export const StillNotVerified: GateStory = {
  args: { answer: problem(403, "email_not_verified") },
  play: async () => {
    (await screen.findByRole("button", { name: "I have verified it" })).click();
    await expect(await screen.findByText(/not verified yet/)).toBeVisible();
  },
};

export const SignedIn: GateStory = { play: offers("Reveal Default key") };
