/**
 * Whose consumers a user sees: those that name their `sub` as a manager, or their verified e-mail address.
 */
import { LatchkeyError } from "../core/problem.js";
import type { UpstreamCalls, UpstreamConsumer } from "./upstream.js";
import { comparableEmail, grantingEmail, type User } from "./user.js";

/** The tag that makes a user's own consumers findable: the key service can filter by tag, but not by manager's `sub`. */
export const SUB_TAG = "sub";

/** True where the user manages the consumer. The tag alone grants nothing: a removed manager still has it. */
export function manages(user: User, consumer: UpstreamConsumer): boolean {
  const email = grantingEmail(user);
  return consumer.managers.some(
    (manager) => manager.sub === user.sub || (email !== null && comparableEmail(manager.email) === email),
  );
}

/** All consumers of the user, each once, the oldest first. */
export async function consumersOf(user: User, upstream: UpstreamCalls): Promise<UpstreamConsumer[]> {
  const email = grantingEmail(user);
  const found = await Promise.all([
    upstream.findConsumers({ tag: [SUB_TAG, user.sub] }),
    email === null ? [] : upstream.findConsumers({ managerEmail: email }),
  ]);
  const byName = new Map(found.flat().map((consumer) => [consumer.name, consumer]));
  return [...byName.values()]
    .filter((consumer) => manages(user, consumer))
    .sort((a, b) => a.createdOn.localeCompare(b.createdOn) || a.name.localeCompare(b.name));
}

const CONSUMER_NAME = /^[a-z0-9-]{1,128}$/;
const OPAQUE_ID = /^[A-Za-z0-9_-]{1,128}$/;

/**
 * The consumer of that id, if the user manages it.
 *
 * @throws LatchkeyError `not_found` alike for a consumer of somebody else and for none at all
 */
export async function ownConsumer(user: User, upstream: UpstreamCalls, id: string): Promise<UpstreamConsumer> {
  if (!CONSUMER_NAME.test(id)) throw invalidId("consumer");
  const consumer = await upstream.readConsumer(id).catch((error: unknown) => {
    throw error instanceof LatchkeyError && error.code === "not_found" ? notFound("consumer") : error;
  });
  if (!manages(user, consumer)) throw notFound("consumer");
  return consumer;
}

/** The entry of that id. @throws LatchkeyError `invalid_id` or `not_found` */
export function ownEntry<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  id: string,
  what: "key" | "manager",
): Entry {
  if (!OPAQUE_ID.test(id)) throw invalidId(what);
  const entry = entries.find((each) => each.id === id);
  if (!entry) throw notFound(what);
  return entry;
}

const invalidId = (what: string) =>
  new LatchkeyError("invalid_id", { detail: `The ${what} id in the path cannot be one. Take it from the list.` });

const notFound = (what: string) =>
  new LatchkeyError("not_found", { detail: `There is no such ${what} among yours. It may have been deleted.` });
