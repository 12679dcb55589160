/** The adapter in front of a server that gives one answer, and records of the wire to answer with. */
import { httpKeyService, LatchkeyError } from "latchkey";
import { expect } from "vitest";
import { type Answer, serve } from "./server.ts";

export const SECRET = "lkey_0123456789abcdefghij_c0ffee";
export const TOKEN = "eyJhbGciOiJSUzI1NiJ9.the-token.signature";
export const CREATED = "2030-01-01T00:00:00.000Z";

export const wireKey = (extra = {}) => ({ id: "k1", description: "CI", createdOn: CREATED, expiresOn: null, ...extra });
export const wireConsumer = (extra = {}) => ({
  id: "c1",
  label: "Acme",
  createdOn: CREATED,
  apiKeys: { data: [] },
  ...extra,
});
export const list = (...data: unknown[]) => ({ data, limit: 1000, offset: 0, total: data.length });
export const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable("it should have failed"),
    (error: unknown) => {
      expect(error).toBeInstanceOf(LatchkeyError);
      return error as LatchkeyError;
    },
  );

export async function answering(answer: Answer | "hang" | "reset", options = {}) {
  const { baseUrl, received } = await serve(() => answer);
  return { service: httpKeyService({ baseUrl, ...options }), received };
}
