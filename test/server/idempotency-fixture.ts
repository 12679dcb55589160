/** A guard that is sent each POST with an `Idempotency-Key`. */
import type { Guard } from "latchkey/server";
import {
  type Answer,
  ada,
  BASE,
  call,
  firstVisit,
  openFixture,
  type Person,
  readAnswer,
  signToken,
} from "./fixture.ts";

export const KEY = '"0e3bd1f2-8a0c-4f0f-9b1e-4f2f8f4f3b1a"';

/** One POST with an `Idempotency-Key`. */
export async function post(guard: Guard, person: Person, path: string, body: unknown, key = KEY): Promise<Answer> {
  const headers = {
    authorization: `Bearer ${await signToken(person)}`,
    "content-type": "application/json",
    "idempotency-key": key,
  };
  return readAnswer(await guard(new Request(BASE + path, { method: "POST", headers, body: JSON.stringify(body) })));
}

/** A guard with Ada's first visit behind it, a clock to move, and her keys as they are. */
export async function open(options: Parameters<typeof openFixture>[0] = {}) {
  const clock = { now: Date.UTC(2030, 0, 1) };
  const fixture = await openFixture({ now: () => clock.now, ...options });
  const owned = await firstVisit(fixture.guard, ada);
  const consumers = async () => (await call(fixture.guard, ada, "GET", "/consumers")).body.data;
  const keys = async () => (await consumers())[0].apiKeys.data as { id: string; expiresOn: string | null }[];
  return { ...fixture, ...owned, clock, consumers, keys, keysPath: `/consumers/${owned.consumerId}/keys` };
}
