/** Ids and query parameters that make no sense are refused, and change nothing. */
import { describe, expect, test } from "vitest";
import { openWithAda } from "./fixture.ts";
import { refused, snapshot } from "./refused.ts";

const ADA = "/production/consumers/ada";

describe("ids that cannot be", () => {
  const IDS = [
    "..%2Fx",
    "..%2f..%2fproduction",
    "%2e",
    "%2e%2e",
    "%2E%2e",
    "..",
    ".",
    "%252e%252e",
    "",
    "%20",
    "%00",
    "%ff",
    "%E0%A4%A",
    "a'%20OR%20'1'='1",
    "__proto__",
    "%24bulk",
    "x".repeat(10_000),
    "key_000000000000000000000000",
  ];

  test.each(IDS.map((id) => [id.slice(0, 40), id]))("%s", async (_, id) => {
    const { call, keyId, failures } = await openWithAda();
    await call("POST", `${ADA}/managers`, { email: "bob@example.com" });
    const before = await snapshot(call);
    const paths = [
      `/${id}/consumers/ada/keys/${keyId}`,
      `/production/consumers/${id}/keys/${keyId}`,
      `${ADA}/keys/${id}`,
      `${ADA}/managers/${id}`,
      `/production/consumers/${id}/roll-key`,
    ];
    for (const path of paths) {
      for (const method of ["GET", "PATCH", "DELETE", "POST"]) {
        const write = method === "PATCH" || method === "POST";
        const answer = await call(method, path, write ? { expiresOn: "2040-01-01T00:00:00Z" } : undefined);
        expect([method, path, answer.status >= 400 && answer.status < 500]).toEqual([method, path, true]);
        expect(answer.body.code).toMatch(/^(not_found|method_not_allowed|invalid_body)$/);
      }
    }
    expect(await snapshot(call)).toEqual(before);
    expect(failures).toEqual([]);
  });
});

describe("query parameters", () => {
  test.each([
    "limit=0",
    "limit=-1",
    "limit=",
    "limit=ten",
    "limit=1.5",
    "limit=1e3",
    "limit=0x10",
    "limit=%201",
    "limit=1&limit=2",
    `limit=${"9".repeat(10_000)}`,
    "offset=-1",
    "offset=x",
    "offset=4294967296",
    `offset=${"9".repeat(400)}`,
    "key-format=plain",
    "key-format=",
    "key-format=Visible",
    "include-api-keys=yes",
    "include-managers=1",
    "include-manager-invites=",
    "with-api-key=TRUE",
    "tag=gold",
    "tag.=gold",
    `manager-email=${"a".repeat(255)}`,
  ])("?%s", async (query) => {
    const { status, body } = await refused("GET", `/production/consumers?${query}`, undefined);
    expect([status, body.code]).toEqual([400, "invalid_parameter"]);
    expect(body.detail).toContain(`\`${query.split(/\.?=/)[0]}\``);
  });

  test("an invalid one stops a write, too", async () => {
    const { status } = await refused("POST", "/production/consumers?with-api-key=yes", { name: "new-one" });
    expect(status).toBe(400);
    expect((await refused("DELETE", `${ADA}?tag=ada`, undefined)).status).toBe(400);
  });

  test("one that the contract does not know is left alone", async () => {
    const { call } = await openWithAda();
    expect((await call("GET", "/production/consumers?utm_source=proxy&constructor=x&__proto__=y")).status).toBe(200);
  });
});
