import { describe, expect, test } from "vitest";
import {
  endsKey,
  type Fault,
  hang,
  lose,
  makesConsumer,
  makesKey,
  once,
  openFaulty,
  openOwned,
  reads,
  reset,
  takesKeyBack,
} from "./faulty.ts";
import { ada, call } from "./fixture.ts";

const breaks: Fault = (_seen, response) => reset(response);
/** The store does it, and nobody hears of it before the deadline. */
const loseAndHang: Fault = async (_seen, _response, pass) => void (await pass());
const tight = { timeoutMs: 150, deadlineMs: 1200 };

describe("creating a key", () => {
  test.each([
    ["the connection broke", lose],
    ["nothing came in time", loseAndHang],
    [
      "it was cut short",
      async (_seen, response, pass) => void response.writeHead(200).end((await (await pass()).text()).slice(0, 20)),
    ],
    ["it was a 502", async (_seen, response, pass) => pass().then(() => response.writeHead(502).end("<h1>"))],
  ] satisfies [string, Fault][])("the service made it, but %s: the key is found and shown", async (_what, fault) => {
    const { guard, store, state, consumerId, keys } = await openOwned(tight);
    state.fault = once(makesKey, fault);
    const made = await call(guard, ada, "POST", `/consumers/${consumerId}/keys`, { description: "CI" });
    expect(made).toMatchObject({ status: 200, body: { description: "CI" } });
    expect(await store.verifyKey(made.body.key)).toMatchObject({ keyId: made.body.id });
    expect(await keys()).toHaveLength(2);
  });

  test("one attempt may take longer than the whole request: there is time left to find out all the same", async () => {
    const { guard, store, state, consumerId } = await openOwned({ timeoutMs: 60_000, deadlineMs: 1200 });
    state.fault = once(makesKey, loseAndHang);
    const made = await call(guard, ada, "POST", `/consumers/${consumerId}/keys`, { description: "CI" });
    expect(made.status).toBe(200);
    expect(await store.verifyKey(made.body.key)).toMatchObject({ keyId: made.body.id });
  });

  test("the service never made it: says that none was found, and there is none", async () => {
    const { guard, state, consumerId, keys } = await openOwned();
    state.fault = once(makesKey, breaks);
    const answer = await call(guard, ada, "POST", `/consumers/${consumerId}/keys`, { description: "CI" });
    expect(answer).toMatchObject({ status: 503, body: { detail: expect.stringContaining("No new key was found") } });
    expect(await keys()).toHaveLength(1);
  });

  test("nobody can find out: says so", async () => {
    const { guard, state, seen, consumerId } = await openOwned();
    state.fault = (now) => (makesKey(now) ? lose : seen.some(makesKey) ? breaks : null);
    const answer = await call(guard, ada, "POST", `/consumers/${consumerId}/keys`, { description: "CI" });
    expect(answer).toMatchObject({ status: 503, body: { detail: expect.stringContaining("not known whether") } });
  });

  test("two of that name appeared meanwhile: none is shown as the new one, and none is deleted", async () => {
    const { guard, state, consumerId, keys, storeKey } = await withStoreKey();
    state.fault = once(makesKey, async (_seen, response, pass) => {
      await pass();
      await storeKey("CI");
      reset(response);
    });
    const answer = await call(guard, ada, "POST", `/consumers/${consumerId}/keys`, { description: "CI" });
    expect(answer).toMatchObject({ status: 409, body: { detail: expect.stringContaining("Several new keys") } });
    expect(await keys()).toHaveLength(3);
  });

  test("it can be neither shown nor taken back: says which key works", async () => {
    const { guard, state, consumerId, keys } = await openOwned();
    state.fault = (now) =>
      makesKey(now)
        ? async (_seen, response, pass) => {
            const { key, ...rest } = (await (await pass()).json()) as Record<string, unknown>;
            response.writeHead(200).end(JSON.stringify(rest));
          }
        : takesKeyBack(now) || (reads(now) && now.path.includes("/keys/"))
          ? breaks
          : null;
    const answer = await call(guard, ada, "POST", `/consumers/${consumerId}/keys`, { description: "CI" });
    const made = (await keys()).find(({ description }) => description === "CI");
    expect(answer.body.detail).toContain(`The key ${made?.id} was made and works`);
  });
});

/** Ada's consumer, and a way to make a key in it past the guard. */
async function withStoreKey() {
  const fixture = await openOwned();
  const storeKey = async (description: string) => {
    const url = `http://store.test/v1/accounts/local/key-buckets/production/consumers/${fixture.consumerId}/keys`;
    const headers = { authorization: "Bearer the-store's-own-bearer-token", "content-type": "application/json" };
    await fixture.store.fetch(new Request(url, { method: "POST", headers, body: JSON.stringify({ description }) }));
  };
  return { ...fixture, storeKey };
}

describe("rolling a key", () => {
  const roll = (path: string) => ({
    path: `${path}/roll`,
    body: { expiresOn: new Date(Date.now() + 3_600_000).toISOString() },
  });

  test.each([
    ["the successor", makesKey],
    ["the ending of the old key", endsKey],
  ])("the answer about %s gets lost: the roll is done all the same", async (_what, step) => {
    for (const fault of [lose, loseAndHang]) {
      const { guard, store, state, consumerId, keyId, secret, keys } = await openOwned(tight);
      const { path, body } = roll(`/consumers/${consumerId}/keys/${keyId}`);
      state.fault = once(step, fault);
      const rolled = await call(guard, ada, "POST", path, body);
      expect(rolled.status).toBe(200);
      expect(await keys()).toHaveLength(2);
      expect(await store.verifyKey(rolled.body.key)).toMatchObject({ expiresOn: null });
      expect(await store.verifyKey(secret)).toMatchObject({ expiresOn: body.expiresOn });
    }
  });

  test("every answer about the ending gets lost: it is looked up, and the new key is shown", async () => {
    const { guard, store, state, consumerId, keyId, secret } = await openOwned();
    const { path, body } = roll(`/consumers/${consumerId}/keys/${keyId}`);
    state.fault = (now) => (endsKey(now) ? lose : null);
    const rolled = await call(guard, ada, "POST", path, body);
    expect(rolled.status).toBe(200);
    expect(await store.verifyKey(secret)).toMatchObject({ expiresOn: body.expiresOn });
  });

  test("the old key was not ended: nothing was changed, and a repeat finishes it", async () => {
    const { guard, store, state, consumerId, keyId, secret, keys } = await openOwned();
    const { path, body } = roll(`/consumers/${consumerId}/keys/${keyId}`);
    state.fault = (now) => (endsKey(now) ? breaks : null);
    const failed = await call(guard, ada, "POST", path, body);
    expect(failed).toMatchObject({ status: 503, body: { detail: expect.stringContaining("Nothing was changed") } });
    expect(await keys()).toMatchObject([{ id: keyId, expiresOn: null }]);
    state.fault = () => null;
    expect((await call(guard, ada, "POST", path, body)).status).toBe(200);
    expect(await store.verifyKey(secret)).toMatchObject({ expiresOn: body.expiresOn });
    expect(await keys()).toHaveLength(2);
  });

  test("the ending hangs, and may still arrive: the successor stays, and the answer names the keys that work", async () => {
    const { guard, state, consumerId, keyId, keys } = await openOwned(tight);
    const { path, body } = roll(`/consumers/${consumerId}/keys/${keyId}`);
    state.fault = (now) => (endsKey(now) ? hang : null);
    const failed = await call(guard, ada, "POST", path, body);
    const successor = (await keys()).find(({ id }) => id !== keyId);
    expect(failed).toMatchObject({ status: 504, body: { code: "upstream_timeout" } });
    expect(failed.body.detail).toContain(`The new key ${successor?.id} was made, but ${keyId} still works as before`);
  });

  test("one of two old keys was not ended: the answer names it, and a repeat leaves one key", async () => {
    const { guard, state, consumerId, keyId, keys } = await openOwned();
    const other = await call(guard, ada, "POST", `/consumers/${consumerId}/keys`, { description: "CI" });
    const body = { expiresOn: new Date().toISOString() };
    let endings = 0;
    state.fault = (now) => (endsKey(now) && ++endings > 1 ? breaks : null);
    const failed = await call(guard, ada, "POST", `/consumers/${consumerId}/roll-key`, body);
    expect(failed.status).toBe(503);
    const named = [keyId, other.body.id].filter((id) => failed.body.detail.includes(`${id} still works as before`));
    expect(named).toHaveLength(1);
    state.fault = () => null;
    expect((await call(guard, ada, "POST", `/consumers/${consumerId}/roll-key`, body)).status).toBe(200);
    expect((await keys()).filter(({ expiresOn }) => expiresOn === null)).toHaveLength(1);
  });

  test("the successor can be neither kept quiet nor taken back: the answer says so", async () => {
    const { guard, state, consumerId, keyId, keys } = await openOwned();
    const { path, body } = roll(`/consumers/${consumerId}/keys/${keyId}`);
    state.fault = (now) => (endsKey(now) || takesKeyBack(now) ? breaks : null);
    const failed = await call(guard, ada, "POST", path, body);
    const successor = (await keys()).find(({ id }) => id !== keyId);
    expect(failed.body.detail).toContain(`The new key ${successor?.id} was made and could not be taken back`);
    expect(failed.body.detail).toContain(`${keyId} still works`);
  });

  test("nobody can find out what became of the old key: the answer says so", async () => {
    const { guard, state, seen, consumerId, keyId } = await openOwned();
    const { path, body } = roll(`/consumers/${consumerId}/keys/${keyId}`);
    state.fault = (now) => (endsKey(now) ? lose : seen.some(endsKey) ? breaks : null);
    const failed = await call(guard, ada, "POST", path, body);
    expect(failed.body.detail).toMatch(/The new key \S+ was made. It is not known whether the old keys were ended/);
  });
});

describe("creating a consumer", () => {
  test("whose answer gets lost: it is found by its name, and there is one", async () => {
    const { guard, store, state } = await openOwned();
    state.fault = once(makesConsumer, lose);
    const made = await call(guard, ada, "POST", "/consumers", { label: "Mobile" });
    expect(made).toMatchObject({ status: 200, body: { label: "Mobile" } });
    expect(await store.verifyKey(made.body.apiKeys.data[0].key)).toMatchObject({ consumer: { name: made.body.id } });
    expect((await call(guard, ada, "GET", "/consumers")).body.data).toHaveLength(2);
  });

  test("that nobody can look up: nothing stays behind", async () => {
    const { guard, state, seen } = await openOwned();
    state.fault = (now) => (makesConsumer(now) ? lose : reads(now) && seen.some(makesConsumer) ? breaks : null);
    expect((await call(guard, ada, "POST", "/consumers", { label: "Mobile" })).status).toBe(503);
    state.fault = () => null;
    expect((await call(guard, ada, "GET", "/consumers")).body.data).toHaveLength(1);
  });

  test("that can be neither finished nor taken back: says which one stayed behind", async () => {
    const { guard, state } = await openOwned();
    state.fault = (now) => (makesKey(now) || now.method === "DELETE" ? breaks : null);
    const failed = await call(guard, ada, "POST", "/consumers", { label: "Mobile" });
    state.fault = () => null;
    const { body } = await call(guard, ada, "GET", "/consumers");
    expect(failed.body.detail).toContain(`The consumer ${body.data[1].id} may have been made`);
  });
});

test("a first visit whose answer from the service gets lost still ends with a key in the open", async () => {
  const { guard, store, state } = await openFaulty();
  state.fault = once(makesConsumer, lose);
  const { status, body } = await call(guard, ada, "PUT", "/me");
  expect({ status, provisioned: body.provisioned }).toEqual({ status: 200, provisioned: true });
  expect(await store.verifyKey(body.data[0].apiKeys.data[0].key)).not.toBeNull();
});
