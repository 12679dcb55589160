import { act, render, screen, waitFor } from "@testing-library/react";
import { ApiKeys, LabelsProvider, LatchkeyError, LatchkeyProvider, loadLabels } from "latchkey";
import { memoryKeyService } from "latchkey/testing";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { acme, callsOf, openDialog, renderPage } from "./harness.tsx";

const spanish = vi.hoisted(() => Promise.withResolvers<void>());

vi.mock("../../src/ui/locales/es.js", async (importOriginal) => {
  await spanish.promise;
  return importOriginal();
});
vi.mock("../../src/ui/locales/fr.js", () => {
  throw new Error("The network is down.");
});

afterEach(() => {
  document.documentElement.removeAttribute("lang");
  vi.restoreAllMocks();
});

const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const root = () => document.querySelector<HTMLElement>(".lk-root");

describe("the language of the page", () => {
  test("that cannot be fetched is English, and says so to assistive technology", async () => {
    renderPage({ props: { language: "fr" } });
    await heading("API keys");
    expect(root()?.lang).toBe("en");
    expect(root()?.dir).toBe("ltr");
  });

  test("that is not shipped is English", async () => {
    renderPage({ props: { language: "tlh" } });
    expect(await heading("API keys")).toBeDefined();
  });

  test("shows no word of another while it is on its way, though the keys are asked for at once", async () => {
    const { service } = renderPage({ props: { language: "es" } });
    await waitFor(() => expect(callsOf(service, "load")).toBe(1));
    await act(async () => undefined);
    expect(document.body.textContent).toBe("");
    expect(screen.queryAllByRole("button")).toEqual([]);

    spanish.resolve();
    await heading("Claves de API");
    expect(await screen.findByRole("button", { name: "Mostrar CI" })).toBeDefined();
    expect(callsOf(service, "load")).toBe(1);
  });

  test("is that of the host page, and follows it without losing what is open", async () => {
    document.documentElement.lang = "de-CH";
    const { user } = renderPage();
    await heading("API-Schlüssel");
    const { dialog } = await openDialog(user, "CI umbenennen");
    await user.type(screen.getByRole("textbox", { name: "Name" }), " 2");
    expect(dialog.closest<HTMLElement>(".lk-root")?.lang).toBe("de");

    document.documentElement.lang = "ja";
    const name = await screen.findByRole("textbox", { name: "名前" });
    expect(name).toHaveProperty("value", "CI 2");
    expect(dialog.closest<HTMLElement>(".lk-root")?.lang).toBe("ja");
  });

  test("is the user's own where that is asked for", async () => {
    vi.spyOn(navigator, "languages", "get").mockReturnValue(["nl", "pt-PT", "en"]);
    renderPage({ props: { language: "auto" } });
    await heading("Chaves de API");
    expect(root()?.lang).toBe("pt-BR");
  });

  test("written from right to left mirrors the page and its dialogs, and sets names apart", async () => {
    const { user } = renderPage({ props: { language: "ar" } });
    await heading("مفاتيح API");
    expect(root()?.dir).toBe("rtl");
    const { dialog } = await openDialog(user, "حذف CI", "alertdialog");
    expect(dialog.closest<HTMLElement>(".lk-root")?.dir).toBe("rtl");
    expect(dialog.closest<HTMLElement>(".lk-root")?.lang).toBe("ar");
    expect(screen.getByRole("alertdialog", { name: "هل تريد حذف «CI»؟" })).toBe(dialog);
    expect(dialog.querySelector("bdi")?.textContent).toBe("CI");
  });

  test("set by a provider around the page applies, and single words can be replaced in it", async () => {
    await loadLabels("de");
    render(
      <LatchkeyProvider service={memoryKeyService({ consumers: [acme()] })}>
        <LabelsProvider language="de" locale="de-AT">
          <ApiKeys labels={{ heading: "Schlüsselbund" }} />
        </LabelsProvider>
      </LatchkeyProvider>,
    );
    await heading("Schlüsselbund");
    expect(await screen.findByRole("button", { name: "CI anzeigen" })).toBeDefined();
    expect(root()?.lang).toBe("de");
  });

  test("keeps what it says of other failures where one of them is replaced", async () => {
    const problems = { not_admitted: { title: "Members only", text: "Join us first." } };
    renderPage({ props: { labels: { problems } }, faults: { load: new LatchkeyError("expired_token") } });
    expect(await screen.findByText("Your session has ended")).toBeDefined();
  });

  test("is not guessed on a server, which sees neither the host page nor the user", async () => {
    await loadLabels("de");
    const page = (language?: string) =>
      renderToString(
        <LatchkeyProvider service={memoryKeyService()}>
          <ApiKeys language={language} />
        </LatchkeyProvider>,
      );
    expect(page()).not.toContain("API keys");
    expect(page("en")).toContain("API keys");
    expect(page("de")).toContain("API-Schlüssel");
  });
});

describe("a name in a sentence", () => {
  const hostile = `مفتاح \u202e\u2069 <b>CI</b>`;
  const seed = () => ({ ...acme(), apiKeys: [{ id: "k", description: hostile }] });

  test("of another direction stands apart, without the controls that would turn the words around it", async () => {
    const { user } = renderPage({ consumers: [seed()] });
    const { dialog } = await openDialog(user, `Rename ${hostile}`);
    expect(dialog.querySelector("bdi")?.textContent).toBe("مفتاح  <b>CI</b>");
    expect(dialog.querySelector("h2")?.textContent).toBe("Rename “مفتاح  <b>CI</b>”");
  });

  test("of the same direction is plain text", async () => {
    const { user } = renderPage();
    const { dialog } = await openDialog(user, "Delete CI", "alertdialog");
    expect(dialog.querySelector("bdi")).toBeNull();
    expect(screen.getByRole("alertdialog", { name: "Delete “CI”?" })).toBe(dialog);
  });
});
