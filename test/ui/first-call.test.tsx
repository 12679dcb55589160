import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { type FirstCall, LatchkeyError } from "latchkey";
import { afterEach, describe, expect, test, vi } from "vitest";
import { button, callsOf, everythingStored, findButton, openDialog, renderPage } from "./harness.tsx";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const firstCall: FirstCall = { url: "https://api.example.com/weather?city=Oslo" };
const props = { firstCall };

/** The API of the portal, which answers what it is told to. */
function stubApi(answer: () => Promise<Response>) {
  const api = vi.fn<typeof fetch>(answer);
  vi.stubGlobal("fetch", api);
  return api;
}

async function openUseInCode(user: UserEvent) {
  await user.click(await findButton("More actions for CI"));
  await user.click(await screen.findByRole("menuitem", { name: "Use in code" }));
  const dialog = await screen.findByRole("dialog", { name: "Use “CI” in code" });
  return { dialog, inside: within(dialog) };
}

describe("the first-call kit", () => {
  test("comes with the first key, hides it, and copies the code with the real one without a request", async () => {
    const { service, user } = renderPage({ consumers: [], props });
    const kit = within(await screen.findByRole("region", { name: "Make your first call" }));
    expect(kit.getAllByRole("tab").map((tab) => tab.textContent)).toEqual([
      "curl",
      "JavaScript",
      "Python",
      ".env",
      "gh secret set",
    ]);
    await user.click(kit.getByRole("button", { name: "Copy curl code" }));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Code copied, with your key in it"));
    const copied = await navigator.clipboard.readText();
    const key = /Bearer (lkey_\w+)/.exec(copied)?.[1] ?? "";
    expect(key).not.toBe("");
    expect(everythingStored()).not.toContain(key);
    expect(callsOf(service, "revealKey")).toBe(0);
  });

  test("is not there where the portal names no call", async () => {
    const { user } = renderPage({ consumers: [] });
    await screen.findByRole("complementary");
    await user.click(button("More actions for Default key"));
    await screen.findByRole("menuitem", { name: "This key leaked" });
    expect(screen.queryByRole("menuitem", { name: "Use in code" })).toBeNull();
    expect(screen.queryByRole("region", { name: "Make your first call" })).toBeNull();
  });

  test("opens from a key's menu, fetches the key only to copy it, and gives the focus back", async () => {
    const { service, user } = renderPage({ props });
    const { inside } = await openUseInCode(user);
    await user.click(inside.getByRole("tab", { name: ".env" }));
    expect(inside.getByText(/^API_KEY=\*{4}\w{4}$/)).toBeDefined();
    expect(callsOf(service, "revealKey")).toBe(0);
    await user.click(inside.getByRole("button", { name: "Copy .env code" }));
    const secret = await service.revealKey("acme", "ci");
    await waitFor(async () => expect(await navigator.clipboard.readText()).toBe(`API_KEY=${secret}`));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(button("More actions for CI")));
  });

  test("that cannot fetch the key says why, and nothing of having copied", async () => {
    const { service, user } = renderPage({ props });
    const { inside } = await openUseInCode(user);
    service.failNext("revealKey", new LatchkeyError("network"));
    await user.click(inside.getByRole("button", { name: "Copy curl code" }));
    expect((await inside.findByRole("alert")).textContent).toContain("You seem to be offline");
    expect(screen.queryByText("Code copied, with your key in it")).toBeNull();
  });

  test("where the browser copies nothing, shows the code with the real key for copying by hand", async () => {
    const { service, user } = renderPage({ props });
    const { inside } = await openUseInCode(user);
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("denied", "NotAllowedError"));
    vi.spyOn(navigator.clipboard, "write").mockRejectedValue(new DOMException("denied", "NotAllowedError"));
    await user.click(inside.getByRole("button", { name: "Copy curl code" }));
    const field = await inside.findByRole<HTMLTextAreaElement>("textbox", { name: "curl" });
    expect(field.value).toContain(await service.revealKey("acme", "ci"));
    expect(inside.getByRole("alert").textContent).toContain("did not allow copying");
  });

  test("copied from a new key that is shown once, lets the dialog be left", async () => {
    const { user } = renderPage({ capabilities: { reveal: false }, props });
    const { inside } = await openDialog(user, "Create key");
    await user.type(inside.getByRole("textbox", { name: "Name" }), "Once");
    await user.click(inside.getByRole("button", { name: "Create key" }));
    await inside.findByRole("textbox", { name: "API key" });
    await user.keyboard("{Escape}");
    expect(screen.getByRole("dialog")).toBeDefined();
    await user.click(inside.getByRole("button", { name: "Copy curl code" }));
    await inside.findByText("Copied");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });
});

describe("trying the call", () => {
  test("where the API cannot be reached says so", async () => {
    stubApi(() => Promise.reject(new TypeError("Failed to fetch")));
    const { user } = renderPage({ props });
    const { inside } = await openUseInCode(user);
    await user.click(inside.getByRole("button", { name: "Try it" }));
    expect(await inside.findByText(/could not be reached from this page/)).toBeDefined();
  });

  test("shows the status and the answer, without the key where the API repeats it; once for impatient clicks", async () => {
    const { service, user } = renderPage({ props });
    const secret = await service.revealKey("acme", "ci");
    const api = stubApi(async () => Response.json({ city: "Oslo", you: secret }, { status: 200, statusText: "OK" }));
    const { inside } = await openUseInCode(user);
    await user.tripleClick(inside.getByRole("button", { name: "Try it" }));
    expect(await inside.findByText(/The API answered 200 OK after \d+ ms\./)).toBeDefined();
    expect(inside.getByRole("region", { name: "The API's answer" }).textContent).toContain('"city": "Oslo"');
    expect(everythingStored()).not.toContain(secret);
    expect(api).toHaveBeenCalledTimes(1);
    const [url, init] = api.mock.calls[0] ?? [];
    expect(url).toBe(firstCall.url);
    expect(new Headers(init?.headers).get("authorization")).toBe(`Bearer ${secret}`);
    expect(init?.credentials).toBe("omit");
  });

  test("is not offered where it would change something", async () => {
    const { user } = renderPage({ props: { firstCall: { ...firstCall, method: "POST" } } });
    const { inside } = await openUseInCode(user);
    expect(inside.queryByRole("button", { name: "Try it" })).toBeNull();
  });
});
