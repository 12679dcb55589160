/**
 * Everything that a guard and its store write while people use them, in good days and bad: answers, log, events, errors,
 * the process's own output, and the database's files to the last byte. No plain key and no token is in any of it, but for
 * the answers that are there to show a key.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { openKeyStore } from "latchkey/key-store";
import { auth0, createGuard, type IdempotencyStore, memoryIdempotencyStore, zuplo } from "latchkey/server";
import { expect, onTestFinished, test, vi } from "vitest";
import { AUDIENCE, ada, BASE, bob, ISSUER, jwks, type Person, signToken } from "./fixture.ts";

const STORE_KEY = "the-store's-own-bearer-token";
const KEY = /lkey_\w+/g;

type Fault = (response: Response) => Promise<Response>;

/** What a key service may do in a bad hour, each time with a plain key in its hands. */
const faults: Record<string, Fault> = {
  "cuts its answer": async (response) => new Response((await response.text()).slice(0, -3), { status: 200 }),
  "quotes in an error": async (response) => new Response(await response.text(), { status: 500 }),
  "quotes in a refusal": async (response) => new Response(await response.text(), { status: 400 }),
  "answers in another shape": async (response) => Response.json({ data: [await response.text()] }),
  "breaks off": async (response) => {
    const text = await response.text();
    const start = (controller: ReadableStreamDefaultController) => {
      controller.enqueue(new TextEncoder().encode(text.slice(0, -3)));
      controller.error(new TypeError("terminated"));
    };
    return new Response(new ReadableStream({ start }));
  },
};

/** All that is written, as text, by where it was written. */
function openRecord() {
  const written = new Map<string, string[]>();
  const write = (where: string, ...what: unknown[]) => {
    const text = what.map((each) => (typeof each === "string" ? each : inspect(each, { depth: 20, showHidden: true })));
    written.set(where, [...(written.get(where) ?? []), ...text]);
  };
  for (const method of ["debug", "info", "log", "warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation((...what) => write("console", ...what));
  }
  for (const stream of ["stdout", "stderr"] as const) {
    vi.spyOn(process[stream], "write").mockImplementation((what) => {
      write(stream, String(what));
      return true;
    });
  }
  onTestFinished(() => void vi.restoreAllMocks());
  return { written, write };
}

async function openSystem() {
  const { written, write } = openRecord();
  const folder = mkdtempSync(join(tmpdir(), "latchkey-written-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = join(folder, "keys.sqlite");
  const store = await openKeyStore({ database, apiKey: STORE_KEY, onError: (error) => write("store.onError", error) });
  const state: { fault: Fault | null } = { fault: null };
  const upstream = zuplo({
    account: "local",
    bucket: "production",
    apiKey: STORE_KEY,
    url: "http://store.test",
    retries: 0,
    fetch: async (request) => {
      const response = await store.fetch(request);
      const holdsKey = (await response.clone().text()).includes("lkey_");
      return state.fault === null || !holdsKey ? response : state.fault(response);
    },
  });
  const guard = createGuard({
    auth: auth0({ issuer: ISSUER, audience: AUDIENCE, jwks }),
    upstream,
    rateLimit: { reveal: { requests: 40, seconds: 60 } },
    idempotency: { store: recorded(memoryIdempotencyStore(), (...call) => write("idempotency", ...call)) },
    logger: {
      debug: (...line) => write("logger", ...line),
      info: (...line) => write("logger", ...line),
      warn: (...line) => write("logger", ...line),
      error: (...line) => write("logger", ...line),
    },
    onEvent: (event) => write("onEvent", event),
    onError: (error, context) => write("onError", error, context),
  });

  const keys = new Set<string>();
  const tokens = new Set<string>([STORE_KEY]);

  /** One request, whose answer may show a key or, unless the test says so, may not. */
  const send = async (
    person: Person,
    method: string,
    path: string,
    { body, shows = false, headers = {}, claims = {} }: SendOptions = {},
  ) => {
    const token = await signToken(person, claims);
    tokens.add(token);
    const response = await guard(
      new Request(BASE + path, {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    write("answers", JSON.stringify([...response.headers]));
    const shown = text.match(KEY) ?? [];
    if (shows) {
      expect(shown, `${method} ${path}`).toHaveLength(1);
      keys.add(shown[0] ?? "");
    }
    write("answers", shows ? text.replace(shown[0] ?? "", "<shown>") : text);
    return text === "" ? undefined : JSON.parse(text);
  };

  const files = () => {
    for (const name of readdirSync(folder)) write(`file ${name}`, readFileSync(join(folder, name), "latin1"));
  };
  return { store, state, send, keys, tokens, written, files };
}

/** The same store, with a record of what it is given and what it gives back. */
function recorded(store: IdempotencyStore, write: (...call: unknown[]) => void): IdempotencyStore {
  return new Proxy(store, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== "function") return method;
      return async (...args: unknown[]) => {
        const result: unknown = await method.apply(target, args);
        write(args, result);
        return result;
      };
    },
  });
}

interface SendOptions {
  body?: unknown;
  shows?: boolean;
  headers?: Record<string, string>;
  claims?: Record<string, unknown>;
}

/** A secret in every dress that it is likely to be written in; a part of it is as bad as the whole. */
function dressesOf(secret: string): string[] {
  const part = secret.split(/[._]/).sort((a, b) => b.length - a.length)[0] ?? secret;
  const bytes = Buffer.from(part);
  const base64 = [0, 1, 2].map((skip) => Buffer.from(part.slice(skip)).toString("base64").slice(0, -4));
  return [part, bytes.toString("hex"), encodeURIComponent(part), ...base64, [...part].reverse().join("")];
}

const findings = (written: Map<string, string[]>, secrets: Iterable<string>) => {
  const all = [...written].map(([where, texts]) => [where, texts.join("\n")] as const);
  return [...secrets].flatMap((secret) =>
    dressesOf(secret).flatMap((dress) => all.filter(([, text]) => text.includes(dress)).map(([where]) => where)),
  );
};

test("no plain key and no token is in anything that was written", async () => {
  const { store, state, send, keys, tokens, written, files } = await openSystem();

  const first = (await send(ada, "PUT", "/me", { shows: true })).data[0];
  const consumer = `/consumers/${first.id}`;
  const key = `${consumer}/keys/${first.apiKeys.data[0].id}`;
  const visible = `${key}?key-format=visible`;
  await send(ada, "PUT", "/me");
  await send(ada, "GET", "/consumers?key-format=visible");
  await send(ada, "GET", visible, { shows: true });
  await send(ada, "HEAD", visible);
  await send(ada, "GET", key);
  const made = await send(ada, "POST", `${consumer}/keys`, { body: { description: "CI" }, shows: true });
  const rolled = await send(ada, "POST", `${consumer}/keys/${made.id}/roll`, { body: {}, shows: true });
  await send(ada, "POST", `${consumer}/roll-key`, { body: {}, shows: true });
  const body = { label: "Second", apiKey: { description: "iOS" } };
  const second = await send(ada, "POST", "/consumers", { body, shows: true });
  const once = { body: { description: "Once" }, headers: { "idempotency-key": '"4f9a-once"' }, shows: true };
  await send(ada, "POST", `${consumer}/keys`, once);
  await send(ada, "POST", `${consumer}/keys`, once);
  await send(ada, "PATCH", key, { body: { description: "Old" } });
  await send(ada, "PATCH", consumer, { body: { label: "Team" } });
  await send(ada, "POST", `${consumer}/managers`, { body: { email: "carol@example.com" } });
  await send(ada, "GET", `${consumer}/managers`);
  await send(ada, "DELETE", `${consumer}/keys/${rolled.id}`);
  await send(ada, "DELETE", `/consumers/${second.id}`);
  const plain = [...keys];
  expect(plain.length).toBe(6);
  for (const each of plain) await store.verifyKey(each);

  // Somebody else's, and what people paste into the wrong place.
  await send(bob, "PUT", "/me", { shows: true });
  await send(bob, "GET", visible);
  await send(bob, "DELETE", key);
  for (const secret of [plain[0] ?? "", await signToken(ada)]) {
    tokens.add(secret);
    const pasted = encodeURIComponent(secret);
    await send(ada, "GET", `/${pasted}`);
    await send(ada, "DELETE", `/consumers/${pasted}`);
    await send(ada, "GET", `${consumer}/keys/${pasted}?key-format=visible&access_token=${pasted}`);
    await send(ada, "GET", `/consumers?key-format=${pasted}&limit=${pasted}`);
    await send(ada, "POST", `${consumer}/keys`, { body: `{"description": ${secret}` });
    await send(ada, "POST", `${consumer}/keys`, { body: { [secret]: secret } });
    await send(ada, "POST", `${consumer}/roll-key`, { body: { expiresOn: secret } });
    const pastedKey = { "idempotency-key": JSON.stringify(secret) };
    await send(ada, "POST", `${consumer}/managers`, { body: { email: "dora@example.com" }, headers: pastedKey });
    await send(ada, "POST", `${consumer}/managers`, { body: { email: secret } });
    await send(ada, "PUT", "/me", { headers: { "x-request-id": secret.slice(0, 60) } });
    await send(ada, "PUT", "/me", { headers: { authorization: `Basic ${secret}` } });
    await send(ada, "PUT", "/me", { headers: { "content-type": secret, "idempotency-key": secret, cookie: secret } });
  }
  await send(ada, "PUT", "/me", { claims: { exp: 1 } });
  await send(ada, "PUT", "/me", { claims: { aud: "https://other.example.com" } });

  // A key service in a bad hour.
  for (const fault of Object.values(faults)) {
    for (const [method, path, sent] of [
      ["GET", visible],
      ["POST", `${consumer}/keys`, { description: "CI" }],
      ["POST", `${consumer}/roll-key`, {}],
      ["POST", "/consumers", { label: "L" }],
    ] as const) {
      state.fault = fault;
      await send(ada, method, path, sent === undefined ? {} : { body: sent });
    }
    const carol = { sub: `auth0|carol-${Math.random()}`, email: "carol2@example.com" };
    await send(carol, "PUT", "/me");
    state.fault = null;
  }
  for (let turn = 0; turn < 45; turn += 1) await send(bob, "GET", visible);

  files();
  await store.close();
  files();

  expect([...written.keys()].sort()).toEqual(
    expect.arrayContaining(["answers", "idempotency", "logger", "onError", "onEvent"]),
  );
  expect([...written.keys()].filter((where) => where.startsWith("file")).length).toBeGreaterThan(1);
  expect(written.get("answers")?.join()).toContain(`****${plain[0]?.slice(-4)}`);
  expect(written.get("answers")?.join()).toContain("rate_limited");
  expect(written.get("file keys.sqlite")?.join()).toContain(first.id);
  expect(findings(written, keys)).toEqual([]);
  expect(findings(written, tokens)).toEqual([]);
  // What was shown by mistake would not be known as a key: nothing else may look like one either.
  const rest = [...written].filter(([where]) => where !== "file keys.sqlite.secret").flatMap(([, texts]) => texts);
  expect(rest.join("\n").match(/lkey_\w{20,}/g)).toBeNull();
});

test("what would be found: each secret in each dress, wherever it were written", () => {
  const secret = "lkey_0123456789abcdefghijklmnopqrstuvwxyz_checksum";
  const part = "0123456789abcdefghijklmnopqrstuvwxyz";
  for (const text of [
    secret,
    `…${part}…`,
    Buffer.from(secret).toString("hex"),
    Buffer.from(secret).toString("base64"),
    Buffer.from(`x${secret}`).toString("base64"),
    Buffer.from(`xx${secret}`).toString("base64"),
  ]) {
    expect(findings(new Map([["log", [text]]]), [secret]), text).not.toEqual([]);
  }
  expect(findings(new Map([["log", ["****wxyz"]]]), [secret])).toEqual([]);
});
