import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openApiKeys, openPortal, openProfile, weather } from "./portal.ts";

/** Every file below a folder, to the last byte. */
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, content: readFileSync(path, "latin1") }));

test("neither what npm start prints nor what it keeps holds a plain key or a token of its users", async () => {
  const { portal, browser, close } = await openPortal();
  onTestFinished(close);
  const { context, calls } = await openProfile(browser, portal);
  const page = await openApiKeys(context, portal, "written@example.com");
  await page.getByRole("list").getByText("Default key").waitFor();
  const token = calls[0]?.token ?? "";
  expect(token.split(".")).toHaveLength(3);

  const ask = async (method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${portal.url}/api/keys${path}`, { method, headers, ...init });
    return (await response.text()).match(/lkey_\w+/)?.[0] ?? "";
  };
  const list = JSON.parse((await calls[0]?.text) ?? "") as {
    data: { id: string; apiKeys: { data: { id: string }[] } }[];
  };
  const consumer = `/consumers/${list.data[0]?.id}`;
  const key = `${consumer}/keys/${list.data[0]?.apiKeys.data[0]?.id}`;
  const keys = [
    await ask("GET", `${key}?key-format=visible`),
    await ask("POST", `${consumer}/keys`, { description: "CI" }),
    await ask("POST", `${key}/roll`, {}),
    await ask("POST", `${consumer}/roll-key`, {}),
    await ask("POST", "/consumers", { label: "Second" }),
  ];
  for (const each of keys) expect(each).toMatch(/^lkey_\w{50}$/);
  expect(await Promise.all(keys.map((each) => weather(portal, each)))).toEqual(Array(5).fill(200));
  // People paste keys where they do not belong.
  for (const each of [...keys, token]) {
    expect(await ask("GET", `/${each}`)).toBe("");
    expect(await ask("DELETE", `${consumer}/keys/${each}`)).toBe("");
    expect(await ask("POST", `${consumer}/keys`, { [each]: each })).toBe("");
    expect(await weather(portal, `${each.slice(0, -1)}~`)).toBe(401);
    await fetch(`${portal.url}/api/weather?city=${each}&key=${each}`);
  }
  const whileRunning = filesIn(portal.data);
  await browser.close();
  await portal.stop();

  const secrets = [...keys.map((each) => each.split("_")[1] ?? ""), ...token.split(".").slice(1)];
  const written = [{ path: "the output", content: portal.output() }, ...whileRunning, ...filesIn(portal.data)];
  expect(written.map(({ path }) => path).filter((path) => path.endsWith("keys.sqlite"))).toHaveLength(2);
  for (const { path, content } of written) {
    for (const secret of secrets) expect(content.includes(secret), path).toBe(false);
  }
});
