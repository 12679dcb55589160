import { httpKeyService } from "latchkey";
import { describe, expect, test } from "vitest";
import { failure, wireConsumer } from "./http-fixture.ts";
import { serve } from "./server.ts";

const consumers = (count: number) => Array.from({ length: count }, (_, index) => wireConsumer({ id: `c${index}` }));

/** A service that gives `limit` consumers from `offset` on, and to `PUT /me` its first page. */
async function paging(all: readonly unknown[], total = all.length) {
  const { baseUrl, received } = await serve(({ url }) => {
    const { searchParams } = new URL(url, "http://localhost");
    const offset = Number(searchParams.get("offset") ?? 0);
    const limit = Number(searchParams.get("limit") ?? 1000);
    return { body: { data: all.slice(offset, offset + limit), limit, offset, total } };
  });
  return { baseUrl, received };
}

describe("a list of more than a thousand consumers", () => {
  test.each([
    ["of Zuplo's hosted API", false],
    ["of the guard", true],
  ])("%s is fetched to its end", async (_, provision) => {
    const { baseUrl, received } = await paging(consumers(2500));
    const { consumers: found, total } = await httpKeyService({ baseUrl, provision }).load();
    expect(found.map(({ id }) => id)).toEqual(consumers(2500).map(({ id }) => id));
    expect(total).toBe(2500);
    expect(received.map(({ url }) => /offset=\d+/.exec(url)?.[0])).toEqual([
      provision ? undefined : "offset=0",
      "offset=1000",
      "offset=2000",
    ]);
  });

  test("that promises more than there is ends where it ends", async () => {
    const { baseUrl, received } = await paging(consumers(1200), 9999);
    expect((await httpKeyService({ baseUrl, provision: false }).load()).consumers).toHaveLength(1200);
    expect(received).toHaveLength(3);
  });

  test("shows no consumer twice when one is made between two pages", async () => {
    const all = consumers(1500);
    const { baseUrl } = await serve(({ url }) => {
      const isFirst = url.includes("offset=0");
      const data = isFirst ? all.slice(0, 1000) : [all[999], ...all.slice(1000)];
      return { body: { data, total: isFirst ? 1500 : 1501 } };
    });
    const { consumers: found } = await httpKeyService({ baseUrl, provision: false }).load();
    expect(found.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });

  test("of which a later page fails is a failure, and never half a list", async () => {
    const { baseUrl } = await serve(({ url }) =>
      url.includes("offset=0") ? { body: { data: consumers(1000), total: 1500 } } : { status: 503, body: "" },
    );
    expect((await failure(httpKeyService({ baseUrl, provision: false }).load())).code).toBe("upstream_unavailable");
  });
});
