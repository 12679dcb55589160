import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Fault, openFaulty } from "./faulty.ts";
import { ada, call } from "./fixture.ts";

// The breaker alone looks at the date; sockets and deadlines keep their own time.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
});
afterEach(() => {
  vi.useRealTimers();
});

const failing =
  (status: number): Fault =>
  (_seen, response) =>
    response.writeHead(status).end();

/** A guard whose service answers as given, after so many visits. */
async function afterVisits(visits: number, fault: Fault, options: Parameters<typeof openFaulty>[0] = {}) {
  const fixture = await openFaulty({ retries: 0, ...options });
  const visit = () => call(fixture.guard, ada, "GET", "/consumers");
  fixture.state.fault = () => fault;
  for (let made = 0; made < visits; made += 1) await visit();
  // The reads of a visit that failed may still be on their way.
  await vi.waitFor(() => expect(fixture.seen.length).toBeGreaterThanOrEqual(Math.min(visits * 2, 10)));
  fixture.seen.length = 0;
  return { ...fixture, visit };
}

describe("while the key service is down", () => {
  test("users hear so at once, and when to come back, and nothing is sent", async () => {
    const { visit, seen } = await afterVisits(6, failing(500));
    const answer = await visit();
    expect(answer).toMatchObject({ status: 503, body: { code: "upstream_unavailable" } });
    expect(answer.headers.get("retry-after")).toBe("10");
    vi.setSystemTime(Date.now() + 7000);
    expect((await visit()).headers.get("retry-after")).toBe("3");
    expect(seen).toEqual([]);
  });

  test("one request looks whether it is back; the others do not wait for it", async () => {
    const { visit, seen, state } = await afterVisits(6, failing(500));
    let answerProbe = () => {};
    state.fault = () => (_seen, response) =>
      new Promise<void>((resolve) => {
        answerProbe = () => resolve(void response.writeHead(200).end('{"data": []}'));
      });
    vi.setSystemTime(Date.now() + 10_001);
    const first = visit();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    expect((await visit()).status).toBe(503);
    expect(seen).toHaveLength(1);
    answerProbe();
    await first;
    state.fault = () => null;
    expect((await visit()).status).toBe(200);
  });

  test("still down when it looks: it waits once more", async () => {
    const { visit, seen } = await afterVisits(6, failing(500));
    vi.setSystemTime(Date.now() + 10_001);
    await visit();
    // One of the visit's two reads looks, the other does not wait for it.
    await vi.waitFor(async () => expect((await visit()).headers.get("retry-after")).toBe("10"));
    expect(seen).toHaveLength(1);
  });
});

describe("it stays closed", () => {
  test.each([400, 401, 404, 409, 429])("for answers of %i: a service that refuses is there", async (status) => {
    const { visit, seen } = await afterVisits(20, failing(status));
    await visit();
    expect(seen.length).toBeGreaterThan(0);
  });

  test("for a few failures among many answers", async () => {
    const { visit, state, seen } = await afterVisits(10, (_seen, response) =>
      response.writeHead(200).end('{"data": []}'),
    );
    state.fault = () => failing(500);
    for (let made = 0; made < 3; made += 1) await visit();
    seen.length = 0;
    state.fault = () => null;
    expect((await visit()).status).toBe(200);
  });

  test("where it is switched off", async () => {
    const { visit, seen } = await afterVisits(20, failing(500), { breaker: false });
    await visit();
    expect(seen.length).toBeGreaterThan(0);
  });
});

test("each guard has a breaker of its own", async () => {
  await afterVisits(6, failing(500));
  const { guard } = await openFaulty();
  expect((await call(guard, ada, "GET", "/consumers")).status).toBe(200);
});
