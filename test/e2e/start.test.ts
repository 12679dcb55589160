import { createServer } from "node:net";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { freePorts, npmStart, removeFolder, startPortal, temporaryFolder } from "./portal.ts";

const folders: string[] = [];
const folder = () => {
  const made = temporaryFolder();
  folders.push(made);
  return made;
};
afterAll(() => folders.forEach(removeFolder));

describe("npm start", () => {
  test("says what runs where, ends on Ctrl-C, and keeps all data for the next time", async () => {
    const port = await freePorts();
    const data = folder();
    const first = await startPortal({ port, data });
    onTestFinished(first.stop);
    for (const line of [
      `http://localhost:${port}`,
      `http://localhost:${port + 1}`,
      `http://localhost:${port + 2}`,
      data,
    ]) {
      expect(first.output()).toContain(line);
    }
    const token = /latchkey-local-\S+/.exec(first.output())?.[0];
    const buckets = `${first.storeUrl}/v1/accounts/local/key-buckets`;
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const list = (await (await fetch(`${buckets}?limit=10&offset=0`, { headers })).json()) as {
      data: { name: string }[];
    };
    expect(list.data.map(({ name }) => name).sort()).toEqual(["development", "preview", "production"]);

    const made = await fetch(`${buckets}/production/consumers?with-api-key=true`, {
      method: "POST",
      headers,
      body: JSON.stringify({ name: "keeper" }),
    });
    const { apiKeys } = (await made.json()) as { apiKeys: { key: string }[] };
    const authorization = `Bearer ${apiKeys[0]?.key}`;
    await first.stop();
    expect(first.output()).toContain("Latchkey has stopped");
    await expect(fetch(first.url)).rejects.toThrow();

    const second = await startPortal({ port, data });
    onTestFinished(second.stop);
    const answer = await fetch(`${second.url}/api/weather?city=Oslo`, { headers: { authorization } });
    expect(answer.status).toBe(200);
    await second.stop();
  });

  test.each([
    0, 1, 2,
  ])("names the port that is taken (the first plus %i), and how to choose another", async (offset) => {
    const port = await freePorts();
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port + offset, "localhost", resolve));
    const { output, exit } = npmStart({ PORT: String(port), LATCHKEY_DATA: folder() });
    expect(await exit).not.toBe(0);
    expect(output()).toContain(String(port + offset));
    expect(output()).toMatch(/PORT=/);
    squatter.close();
  });

  test("refuses a half-filled set of settings and says what is missing", async () => {
    const { output, exit } = npmStart({
      PORT: String(await freePorts()),
      LATCHKEY_DATA: folder(),
      VITE_AUTH0_DOMAIN: "tenant.example.com",
      LATCHKEY_ZUPLO_ACCOUNT: "acme",
    });
    expect(await exit).not.toBe(0);
    for (const name of [
      "VITE_AUTH0_CLIENT_ID",
      "VITE_AUTH0_AUDIENCE",
      "LATCHKEY_ZUPLO_BUCKET",
      "LATCHKEY_ZUPLO_API_KEY",
    ]) {
      expect(output()).toContain(name);
    }
  });
});
