import { expect } from "vitest";
import { type Call, openWithAda } from "./fixture.ts";

/** Everything that the API shows of a store. */
export async function snapshot(call: Call) {
  const buckets = await call("GET", "");
  const query = "include-api-keys=true&key-format=visible&include-managers=true&include-manager-invites=true";
  const consumers = await Promise.all(
    buckets.body.data.map(({ name }: { name: string }) => call("GET", `/${name}/consumers?${query}`)),
  );
  return [buckets.body, ...consumers.map(({ body }) => body)];
}

/** Sends what makes no sense, and makes sure that it was refused in words and changed nothing. */
export async function refused(
  method: string,
  pathOf: string | ((keyId: string) => string),
  body: unknown,
  headers?: Record<string, string>,
) {
  const { call, keyId, failures } = await openWithAda();
  const before = await snapshot(call);
  const answer = await call(method, typeof pathOf === "string" ? pathOf : pathOf(keyId), body, headers);
  expect(await snapshot(call)).toEqual(before);
  expect(failures).toEqual([]);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.body.detail).toMatch(/\w.*\.$/);
  expect(answer.text.length).toBeLessThan(500);
  return answer;
}
