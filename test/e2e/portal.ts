/**
 * The whole product from outside: `npm start` in a folder and on ports of its own, a real browser, and the HTTP
 * addresses that the portal prints.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { CHROMIUM_ARGS, chromiumPath } from "../../scripts/chromium.ts";

const ROOT = new URL("../..", import.meta.url).pathname;

/** Three ports in a row that nobody uses; below those that systems give to outgoing connections, a browser's among them. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const base = 10_000 + Math.floor(Math.random() * 20_000);
    const free = await Promise.all([base, base + 1, base + 2].map(isFree));
    if (free.every(Boolean)) return base;
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "localhost", () => server.close(() => resolve(true)));
  });

export interface Portal {
  readonly url: string;
  readonly identityUrl: string;
  readonly storeUrl: string;
  readonly data: string;
  /** All that it has printed so far. */
  output(): string;
  /** Ctrl-C. Resolves when everything has ended. */
  stop(): Promise<void>;
}

export const temporaryFolder = () => mkdtempSync(join(tmpdir(), "latchkey-e2e-"));
export const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true });

/** Runs `npm start`. Resolves to the process with all its output, when it is ready or has ended. */
export function npmStart(env: Record<string, string>) {
  // The tests' own settings would make Vite build the portal for tests.
  const { NODE_ENV, VITEST, ...inherited } = process.env;
  const child = spawn("npm", ["start"], { cwd: ROOT, env: { ...inherited, ...env }, detached: true });
  const chunks: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
  const output = () => chunks.join("");
  const exit = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const ready = new Promise<void>((resolve) => {
    child.stdout.on("data", () => output().includes("Latchkey is ready") && resolve());
  });
  return { child, output, exit, ready };
}

/** Starts the portal and waits until a browser may open it. */
export async function startPortal({ port, data }: { port: number; data: string }): Promise<Portal> {
  const { child, output, exit, ready } = npmStart({ PORT: String(port), LATCHKEY_DATA: data });
  const ended = exit.then((code) => {
    throw new Error(`npm start ended with code ${code}:\n${output()}`);
  });
  await Promise.race([ready, ended]);
  ended.catch(() => {});
  return {
    url: `http://localhost:${port}`,
    identityUrl: `http://localhost:${port + 1}`,
    storeUrl: `http://localhost:${port + 2}`,
    data,
    output,
    stop: () => interrupt(child, exit),
  };
}

/** What Ctrl-C in a terminal does: the signal reaches the whole group, npm and all. */
async function interrupt(child: ChildProcess, exit: Promise<number | null>): Promise<void> {
  const runs = child.exitCode === null && child.signalCode === null;
  if (runs && child.pid !== undefined) process.kill(-child.pid, "SIGINT");
  await exit;
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS });
}

/** A portal with data of its own and a browser, for the tests of a file. */
export async function openPortal() {
  const data = temporaryFolder();
  const [portal, browser] = await Promise.all([freePorts().then((port) => startPortal({ port, data })), openBrowser()]);
  const close = async () => {
    await browser.close();
    await portal.stop();
    removeFolder(data);
  };
  return { portal, browser, close };
}

/** A browser profile of its own, with a record of every answer that the guard gave it. */
export async function openProfile(browser: Browser, portal: Portal) {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Oslo" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: portal.url });
  const calls: { method: string; path: string; status: number; token: string | null; text: Promise<string> }[] = [];
  // In the same turn: a test that sees an answer on the page finds it here.
  context.on("response", (response) => {
    const path = new URL(response.url()).pathname;
    if (!path.startsWith("/api/keys")) return;
    const request = response.request();
    const token = request.headers().authorization?.replace("Bearer ", "") ?? null;
    // A page that has gone takes the answers that it did not read with it.
    const text = response.text().catch(() => "");
    calls.push({ method: request.method(), path, status: response.status(), token, text });
  });
  return { context, calls };
}

/** Signs in on the sign-in server's own form, wherever the page stands. */
export async function signIn(page: Page, email: string, { verified = true } = {}) {
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByLabel("Password").fill("any password");
  await page.getByLabel("Email verified").setChecked(verified);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Opens the API-keys page as somebody who has to sign in first. */
export async function openApiKeys(
  context: BrowserContext,
  portal: Portal,
  email: string,
  options?: { verified?: boolean },
) {
  const page = await context.newPage();
  await page.goto(`${portal.url}/settings/api-keys`);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await signIn(page, email, options);
  return page;
}

/** Signs out in the portal's own menu. */
export async function signOut(page: Page) {
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}

/** The sample API's status for a key. */
export async function weather(portal: Portal, key?: string): Promise<number> {
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(`${portal.url}/api/weather?city=Oslo`, { headers });
  await response.body?.cancel();
  return response.status;
}

/** Reveals a key on the page and reads it. */
export async function reveal(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: `Reveal ${name}`, exact: true }).click();
  await page.getByRole("button", { name: `Hide ${name}`, exact: true }).waitFor();
  return page
    .getByRole("main")
    .getByText(/^lkey_\w+$/)
    .innerText();
}

/** Everything that a page and its storage hold as text. */
export function everythingIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = (await indexedDB.databases?.()) ?? [];
    const cached = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    const fields = [...document.querySelectorAll("input, textarea")].map((field) => (field as HTMLInputElement).value);
    return [
      document.documentElement.outerHTML,
      ...fields,
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
      location.href,
      JSON.stringify(history.state),
      JSON.stringify(databases),
      cached.flat().map((request) => request.url),
    ].join("\n");
  });
}
