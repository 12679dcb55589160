import { describe, expect, test } from "vitest";
import {
  type Fault,
  hang,
  listen,
  makesKey,
  once,
  openFaulty,
  openOwned,
  reads,
  reset,
  STORE_KEY,
  WORDS_OF_UPSTREAM,
} from "./faulty.ts";
import { ada, call } from "./fixture.ts";

const answering =
  (status: number, body: string, headers: Record<string, string> = {}): Fault =>
  (_seen, response) =>
    response.writeHead(status, headers).end(body);

const midBody: Fault = (_seen, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"data": [', () => reset(response));
};

const slowBody: Fault = (_seen, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"data": [');
};

/** More than anything can hold, for as long as somebody reads it. */
const hugeBody: Fault = (_seen, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const chunk = Buffer.alloc(1024 * 1024, " ");
  const more = () => {
    while (!response.destroyed && response.write(chunk)) {}
    if (!response.destroyed) response.once("drain", more);
  };
  more();
};

describe("a key service that misbehaves", () => {
  test.each<[string, Fault, number, string]>([
    ["resets the connection", (_seen, response) => reset(response), 503, "upstream_unavailable"],
    ["resets it in mid-body", midBody, 503, "upstream_unavailable"],
    ["hangs", hang, 504, "upstream_timeout"],
    ["never ends its body", slowBody, 504, "upstream_timeout"],
    ["answers 500", answering(500, WORDS_OF_UPSTREAM), 503, "upstream_unavailable"],
    ["answers 502 with HTML", answering(502, `<h1>${WORDS_OF_UPSTREAM}</h1>`), 503, "upstream_unavailable"],
    ["answers 503", answering(503, WORDS_OF_UPSTREAM), 503, "upstream_unavailable"],
    ["answers 429 and no more", answering(429, WORDS_OF_UPSTREAM), 429, "rate_limited"],
    ["answers 400", answering(400, WORDS_OF_UPSTREAM), 502, "upstream_error"],
    ["answers 200 with HTML", answering(200, `<h1>${WORDS_OF_UPSTREAM}</h1>`), 502, "upstream_error"],
    [
      "answers 200 with a wrong shape",
      answering(200, JSON.stringify({ consumers: WORDS_OF_UPSTREAM })),
      502,
      "upstream_error",
    ],
    ["answers 204 where a body is due", answering(204, ""), 502, "upstream_error"],
    ["answers without end", hugeBody, 502, "upstream_error"],
  ])("%s: a truthful answer within the deadline, without a word of its own", async (_what, fault, status, code) => {
    const failures: string[] = [];
    const { guard, state } = await openFaulty({
      timeoutMs: 2000,
      deadlineMs: code === "upstream_timeout" ? 400 : 4000,
      onError: (error) => failures.push(JSON.stringify([error.message, String(error.cause)])),
    });
    state.fault = () => fault;
    const began = performance.now();
    const answer = await call(guard, ada, "GET", "/consumers");
    expect(answer).toMatchObject({ status, body: { code } });
    expect(performance.now() - began).toBeLessThan(4500);
    for (const text of [answer.text, ...failures]) expect(text).not.toMatch(/10\.0\.0\.7|bearer-token/);
  });

  test("refuses the connection: 503", async () => {
    const { guard } = await openFaulty({ url: "http://127.0.0.1:1" });
    expect(await call(guard, ada, "GET", "/consumers")).toMatchObject({
      status: 503,
      body: { code: "upstream_unavailable" },
    });
  });

  test("redirects: nobody follows with the credentials", async () => {
    const stolen: unknown[] = [];
    const elsewhere = await listen((request, response) => {
      stolen.push(request.headers.authorization);
      response.writeHead(200, { "content-type": "application/json" }).end('{"data": []}');
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const { guard, state, seen } = await openFaulty();
      state.fault = () => answering(status, "", { location: `${elsewhere}/consumers` });
      const answer = await call(guard, ada, "GET", "/consumers");
      expect(answer).toMatchObject({ status: 502, body: { code: "upstream_error" } });
      expect(seen[0]?.authorization).toBe(`Bearer ${STORE_KEY}`);
    }
    expect(stolen).toEqual([]);
  });
});

describe("the deadline", () => {
  test("is one for the whole request, however many calls it makes", async () => {
    const { guard, state, consumerId } = await openOwned({ deadlineMs: 600, timeoutMs: 5000 });
    // Each call alone would be in time.
    state.fault = () => async (_seen, response, pass) => {
      const answer = await pass();
      const text = await answer.text();
      setTimeout(() => response.writeHead(answer.status).end(text), 250);
    };
    const answer = await call(guard, ada, "POST", `/consumers/${consumerId}/roll-key`, {});
    expect(answer).toMatchObject({ status: 504, body: { code: "upstream_timeout" } });
    expect(answer.body.detail).toMatch(/Look at the list|not known/);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("cannot be %s milliseconds", async (deadlineMs) => {
    await expect(openFaulty({ deadlineMs })).rejects.toThrow(/deadlineMs/);
  });

  test("also ends a sign-in check that hangs", async () => {
    const { guard } = await openFaulty({ deadlineMs: 100, auth: () => new Promise(() => {}) });
    expect(await call(guard, ada, "GET", "/consumers")).toMatchObject({
      status: 503,
      body: { code: "identity_unavailable" },
    });
  });

  test("also ends an adopter's function that hangs", async () => {
    const { guard } = await openFaulty({ deadlineMs: 100, provisioning: () => new Promise(() => {}) });
    expect(await call(guard, ada, "PUT", "/me")).toMatchObject({ status: 504, body: { code: "upstream_timeout" } });
  });
});

describe("told to wait", () => {
  test.each([
    ["seconds", () => "30"],
    ["a date", () => new Date(Date.now() + 30_000).toUTCString()],
  ])("in %s, for longer than the deadline: answers at once, with the same wait", async (_form, header) => {
    for (const status of [429, 503]) {
      const { guard, state, seen } = await openFaulty();
      state.fault = () => answering(status, "", { "retry-after": header() });
      const answer = await call(guard, ada, "GET", "/consumers");
      expect(answer.status).toBe(status);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(27);
      // Its two reads, each once.
      expect(seen.length).toBeLessThanOrEqual(2);
    }
  });

  test("for no time at all: tries again, a creation too, which 429 has not made", async () => {
    const { guard, state, seen, consumerId, keys } = await openOwned();
    state.fault = once(makesKey, answering(429, "", { "retry-after": "0" }));
    const made = await call(guard, ada, "POST", `/consumers/${consumerId}/keys`, { description: "CI" });
    expect(made.status).toBe(200);
    expect(seen.filter(makesKey)).toHaveLength(2);
    expect(await keys()).toHaveLength(2);
  });

  test("with no word for how long: 429 says a wait of its own", async () => {
    const { guard, state } = await openFaulty({ retries: 0 });
    state.fault = () => answering(429, "");
    const answer = await call(guard, ada, "GET", "/consumers");
    expect(answer.headers.get("retry-after")).toBe("30");
  });
});

describe("trying again", () => {
  test("a read that broke off in mid-body is made once more", async () => {
    const { guard, state } = await openOwned();
    state.fault = once(reads, midBody);
    expect((await call(guard, ada, "GET", "/consumers")).status).toBe(200);
  });

  test("a read that hangs is made once more, while there is time", async () => {
    const { guard, state } = await openOwned({ timeoutMs: 100 });
    state.fault = once(reads, hang);
    expect((await call(guard, ada, "GET", "/consumers")).status).toBe(200);
  });

  test("a deletion whose answer got lost is done", async () => {
    const { guard, state, consumerId, keyId, seen, keys } = await openOwned();
    const isDeletion = ({ method }: { method: string }) => method === "DELETE";
    state.fault = once(isDeletion, async (_seen, response, pass) => {
      await pass();
      reset(response);
    });
    expect((await call(guard, ada, "DELETE", `/consumers/${consumerId}/keys/${keyId}`)).status).toBe(204);
    expect(seen.filter(isDeletion)).toHaveLength(2);
    expect(await keys()).toEqual([]);
  });

  test("when everything fails, retries stay a fraction of the requests", async () => {
    const { guard, state, seen } = await openFaulty({ breaker: false });
    state.fault = () => (_seen, response) => reset(response);
    for (let visits = 0; visits < 50; visits += 1) await call(guard, ada, "GET", "/consumers");
    const requests = 2 * 50;
    expect(seen.length).toBeLessThanOrEqual(requests * 1.2 + 10);
    expect(seen.length).toBeGreaterThan(requests);
  });
});
