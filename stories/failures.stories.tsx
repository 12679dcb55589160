import type { Meta } from "@storybook/react-vite";
import { english, type ProblemCode } from "latchkey";
import { LatchkeyError } from "latchkey/testing";
import { expect, screen, spyOn, userEvent, waitFor, within } from "storybook/test";
import { backstage, keys, type PageStory, pageMeta, press } from "./support/page-story.tsx";

export default { ...pageMeta, title: "Failures" } satisfies Meta;

const titleOf = (code: ProblemCode) => (english.problems[code] ?? english.unknownProblem).title;
const failure = (code: ProblemCode, retryAfter?: number) =>
  new LatchkeyError(code, { requestId: "req_7Jx2mQ", ...(retryAfter === undefined ? {} : { retryAfter }) });

/** The list cannot be loaded: one sentence, and a way out. */
function list(code: ProblemCode, retryAfter?: number, title = titleOf(code)): PageStory {
  return {
    parameters: keys(() => ({ faults: { load: failure(code, retryAfter) } })),
    play: async () => {
      // Reads are tried again by themselves before the page gives up.
      await expect(await screen.findByText(title, undefined, { timeout: 12_000 })).toBeVisible();
      expect(screen.getAllByRole("button").length).toBeGreaterThan(0);
      expect(screen.queryByText(english.empty.title)).toBeNull();
    },
  };
}

export const Offline: PageStory = list("network");
export const Timeout: PageStory = list("timeout");
export const SessionEnded: PageStory = list("expired_token");
export const NotAdmitted: PageStory = list("not_admitted");
export const EmailNotVerified: PageStory = list("email_not_verified");
/** The list itself is not there: nothing that anybody has deleted. */
export const NotFound: PageStory = list("not_found", undefined, english.unknownProblem.title);
export const RateLimited: PageStory = list("rate_limited", 90);
export const ServerError: PageStory = list("internal_error");
export const ServiceUnavailable: PageStory = list("upstream_unavailable");
/** A body of the wrong shape is a failure, never "you have no keys". */
export const WrongShape: PageStory = list("unexpected_response");

/** Creating failed: the dialog stays, with what was entered. */
function dialog(code: ProblemCode, retryAfter?: number): PageStory {
  return {
    play: async (context) => {
      backstage(context).service.fail("createKey", failure(code, retryAfter));
      await press("Create key");
      const inside = within(await screen.findByRole("dialog"));
      await userEvent.type(inside.getByRole("textbox", { name: "Name" }), "Backup");
      await userEvent.click(inside.getByRole("button", { name: "Create key" }));
      await expect(await inside.findByRole("alert")).toBeVisible();
      expect(inside.getByRole("textbox", { name: "Name" })).toHaveValue("Backup");
    },
  };
}

export const InADialogOffline: PageStory = dialog("network");
export const InADialogTimeout: PageStory = dialog("timeout");
export const InADialogSessionEnded: PageStory = dialog("expired_token");
export const InADialogNotAdmitted: PageStory = dialog("not_admitted");
export const InADialogConflict: PageStory = dialog("conflict");
export const InADialogTooManyKeys: PageStory = dialog("too_many_keys");
export const InADialogRateLimited: PageStory = dialog("rate_limited", 90);
export const InADialogServerError: PageStory = dialog("internal_error");
export const InADialogWrongShape: PageStory = dialog("unexpected_response");

export const InARow: PageStory = {
  play: async (context) => {
    backstage(context).service.fail("revealKey", failure("upstream_unavailable"));
    await press("Reveal CI");
    await expect(await screen.findByRole("alert")).toBeVisible();
  },
};

/** A refresh failed: the list stays, and says that it may be out of date. */
function stale(code: ProblemCode, words: string): PageStory {
  return {
    play: async (context) => {
      const { service, client } = backstage(context);
      await screen.findByText("Old server");
      service.fail("load", failure(code));
      void client.refetchQueries();
      await expect(await screen.findByText(words, undefined, { timeout: 12_000 })).toBeVisible();
      await expect(screen.getByText("Old server")).toBeVisible();
    },
  };
}

export const StaleList: PageStory = stale("internal_error", english.mayBeStale);
export const StaleListSessionEnded: PageStory = stale("expired_token", titleOf("expired_token"));

/** The connection is back: the list comes by itself. */
export const OfflineThenOnline: PageStory = {
  parameters: keys(() => ({ ...pageMeta.parameters.keys(), faults: { load: failure("network") } })),
  beforeEach: () => {
    const offline = spyOn(navigator, "onLine", "get").mockReturnValue(false);
    return () => offline.mockRestore();
  },
  play: async (context) => {
    await expect(await screen.findByText(english.loadsWhenOnline, undefined, { timeout: 12_000 })).toBeVisible();
    backstage(context).service.heal();
    spyOn(navigator, "onLine", "get").mockReturnValue(true);
    window.dispatchEvent(new Event("online"));
    await expect(await screen.findByText("Old server")).toBeVisible();
  },
};

/** "Try again" works once the service does. */
export const Recovered: PageStory = {
  parameters: keys(() => ({ ...pageMeta.parameters.keys(), faults: { load: failure("internal_error") } })),
  play: async (context) => {
    const again = await screen.findByRole("button", { name: "Try again" }, { timeout: 12_000 });
    backstage(context).service.heal();
    await userEvent.click(again);
    await expect(await screen.findByText("Old server")).toBeVisible();
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  },
};
