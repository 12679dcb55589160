import fc from "fast-check";
import { expect, test } from "vitest";
import { LatchkeyError } from "../../src/core/problem.ts";
import { httpKeyService } from "../../src/service/index.ts";
import { anyBody, anyHeaderValue } from "./arbitraries.ts";
import { holds } from "./property.ts";

const SECRET = "lkey_0123456789012345678901234567890123456789abc_Secret";
const UNTIL = { expiresOn: "2999-01-01T00:00:00Z" };

test("whatever a server answers, a call resolves in the right shape or rejects with an error that quotes nothing", async () => {
  const answer = fc.record({
    status: fc.constantFrom(200, 200, 200, 201, 204, 304, 400, 401, 403, 404, 409, 418, 422, 429, 500, 502, 503, 504),
    body: anyBody,
    type: fc.oneof(fc.constantFrom("application/json", "application/problem+json", "text/html"), anyHeaderValue),
    retryAfter: fc.oneof(anyHeaderValue, fc.integer().map(String)),
  });
  await holds(
    fc.asyncProperty(answer, fc.nat(12), async ({ status, body, type, retryAfter }, which) => {
      const service = httpKeyService({
        baseUrl: "https://portal.example.com/api/keys",
        fetch: async () =>
          new Response(status === 204 || status === 304 ? null : `${body}${SECRET}`, {
            status,
            headers: { "content-type": type, "retry-after": retryAfter },
          }),
      });
      const calls = [
        () => service.load(),
        () => service.createConsumer({ label: "A" }),
        () => service.renameConsumer("c", "A"),
        () => service.deleteConsumer("c"),
        () => service.createKey("c", { description: "A" }),
        () => service.revealKey("c", "k"),
        () => service.updateKey("c", "k", { description: "A" }),
        () => service.deleteKey("c", "k"),
        () => service.rollKey("c", "k", UNTIL),
        () => service.rollConsumer("c", UNTIL),
        () => service.listManagers("c"),
        () => service.inviteManager("c", "a@example.com"),
        () => service.removeManager("c", "m"),
      ];
      const call = calls[which];
      if (!call) throw new Error("There are fewer calls than the generator thinks.");
      try {
        await call();
      } catch (error) {
        expect(error).toBeInstanceOf(LatchkeyError);
        const { message, detail, retryAfter: wait } = error as LatchkeyError;
        expect(message + detail).not.toContain(SECRET);
        if (wait !== undefined) expect(wait).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
