/**
 * The first consumer of a user, made once however often it is asked for: its name is derived from the user's `sub`, so
 * the key service itself refuses a second one.
 */
import type { JsonValue } from "../core/consumer.js";
import { LIMITS } from "../core/limits.js";
import { LatchkeyError } from "../core/problem.js";
import { mayHaveHappened, saying } from "./lost-answer.js";
import { issueKey, plainKeyOf } from "./plain-key.js";
import { manages, ownConsumer, SUB_TAG } from "./scope.js";
import { sha256 } from "./sha256.js";
import type { NewUpstreamConsumer, UpstreamCalls, UpstreamConsumer } from "./upstream.js";
import { grantingEmail, type User } from "./user.js";
import type { Work } from "./work.js";

/** What a new consumer is to be. What is left out takes its default. */
export interface ProvisioningPlan {
  /** What people read; the user's e-mail address by default, or the label that they typed. */
  label?: string;
  /** What the API sees of the consumer: at most 1 kB as JSON. */
  metadata?: Readonly<Record<string, JsonValue>>;
  /** At most four, beside the one that Latchkey needs. */
  tags?: Readonly<Record<string, string>>;
}

/** What the user asked for; empty on a first login. */
export interface RequestedConsumer {
  readonly label?: string;
  readonly metadata?: Readonly<Record<string, JsonValue>>;
}

/**
 * `true`: everyone with a verified e-mail address gets a consumer and a key on their first visit. `false`: nobody does.
 * A function decides who is let in (`null` refuses) and what a new consumer, a first one or a later one, is like: its
 * metadata then is the plan's alone, so that nobody gives themselves a better plan.
 */
export type Provisioning =
  | boolean
  | ((user: User, requested: RequestedConsumer) => ProvisioningPlan | null | Promise<ProvisioningPlan | null>);

/** What was made for a user, and the key that this very call made, where it did. */
export interface Provisioned {
  readonly consumer: UpstreamConsumer;
  readonly visible: { id: string; plain: string } | null;
}

const FIRST_KEY = "Default key";
const MAX_OWN_TAGS = 4;

/**
 * Makes the user's first consumer with one key, or finds the one that somebody else made a moment ago.
 *
 * @returns `null` where the consumer of that name is not the user's to see (an operator has removed them)
 * @throws LatchkeyError `email_not_verified`, `not_admitted`, or what the key service throws
 */
export async function provision(
  user: User,
  { upstream, afterwards }: Work,
  provisioning: Provisioning,
): Promise<(Provisioned & { created: boolean }) | null> {
  const name = await firstConsumerName(user.sub);
  const plan = await planConsumer(user, provisioning, {});
  let consumer: UpstreamConsumer;
  try {
    consumer = await upstream.createConsumer({ name, ...plan }, { withApiKey: true });
  } catch (error) {
    const isTaken = error instanceof LatchkeyError && error.code === "conflict";
    if (!isTaken && !mayHaveHappened(error)) throw error;
    const existing = await (isTaken ? upstream.readConsumer(name) : madeUnanswered(name, error, afterwards));
    if (!manages(user, existing)) return null;
    if (isTaken) return { consumer: existing, visible: null, created: false };
    consumer = existing;
  }
  return { ...(await withNamedFirstKey(consumer, upstream)), created: true };
}

/**
 * A consumer as the user asked for it. Its name is random, so that nobody waits for a free one; or the same in each try
 * of one request, so that a repeat finds it.
 */
export async function createConsumer(
  user: User,
  work: Work,
  provisioning: Provisioning,
  requested: RequestedConsumer,
  key: { description?: string | undefined; expiresOn?: string | undefined } | undefined,
): Promise<Provisioned> {
  const { journal } = work;
  const suffix = journal.id?.slice(0, 16) ?? crypto.randomUUID().slice(0, 8);
  const name = `${await firstConsumerName(user.sub)}-${suffix}`;
  const plan = await planConsumer(user, provisioning, requested);
  // Without a key at first: one that is to expire must never exist without its expiry.
  const { consumer, isEarlier } = await makeConsumer(user, { name, ...plan }, work);
  try {
    const input = { ...key, description: key?.description ?? FIRST_KEY };
    const made = await issueKey(consumer, input, work, isEarlier ? { before: [], input } : null);
    return { consumer: { ...consumer, apiKeys: [made.key] }, visible: { id: made.key.id, plain: made.plain } };
  } catch (error) {
    // The consumer of an earlier try may be in use by now.
    if (isEarlier) throw error;
    throw await withoutConsumer(name, error, work);
  }
}

/** Makes a consumer, or finds it by the name that nobody else has: where the answer got lost, or an earlier try made it. */
async function makeConsumer(user: User, consumer: NewUpstreamConsumer, work: Work) {
  const { upstream, afterwards, journal } = work;
  try {
    return { consumer: await upstream.createConsumer(consumer, { withApiKey: false }), isEarlier: false };
  } catch (error) {
    if (journal.id !== null && error instanceof LatchkeyError && error.code === "conflict") {
      return { consumer: await ownConsumer(user, upstream, consumer.name), isEarlier: true };
    }
    if (!mayHaveHappened(error)) throw error;
    const found = await madeUnanswered(consumer.name, error, afterwards).catch(async () => {
      throw await withoutConsumer(consumer.name, error, work);
    });
    return { consumer: found, isEarlier: false };
  }
}

/** The consumer whose creation went unanswered. @throws LatchkeyError `error`, where there is none to be found */
function madeUnanswered(name: string, error: unknown, afterwards: UpstreamCalls): Promise<UpstreamConsumer> {
  return afterwards.readConsumer(name).catch(() => {
    throw error;
  });
}

/** Another try makes another consumer, so this one must not stay behind. */
async function withoutConsumer(name: string, error: unknown, { afterwards, journal }: Work): Promise<unknown> {
  return afterwards.deleteConsumer(name).then(
    () => {
      journal.undo();
      return error;
    },
    (failure: unknown) =>
      failure instanceof LatchkeyError && failure.code === "not_found"
        ? error
        : saying(
            `The consumer ${name} may have been made, without a key. Reload the list, and delete it there.`,
            error,
          ),
  );
}

/** Lower-case, without a trace of the `sub` itself: the name is seen by the API and in logs. */
async function firstConsumerName(sub: string): Promise<string> {
  return `user-${(await sha256(sub)).slice(0, 32)}`;
}

async function planConsumer(
  user: User,
  provisioning: Provisioning,
  requested: RequestedConsumer,
): Promise<Omit<NewUpstreamConsumer, "name">> {
  const email = grantingEmail(user);
  // A manager is written with an address, and whoever owns that address gets in: it has to be proven first.
  if (email === null || user.email === null) {
    throw new LatchkeyError("email_not_verified", { detail: "Open the link in the e-mail that was sent to you." });
  }
  const plan: ProvisioningPlan | null =
    typeof provisioning === "function" ? await provisioning(user, requested) : requested;
  if (plan === null) throw new LatchkeyError("not_admitted", { detail: "Ask the portal's operator for access." });
  return {
    description: plan.label ?? requested.label ?? user.email,
    metadata: checkedMetadata(plan.metadata ?? {}),
    tags: { ...checkedTags(plan.tags), [SUB_TAG]: user.sub },
    managers: [{ email, sub: user.sub }],
  };
}

function checkedMetadata(metadata: Readonly<Record<string, JsonValue>>) {
  const bytes = new TextEncoder().encode(JSON.stringify(metadata)).length;
  if (bytes > LIMITS.metadataBytes) {
    const detail = `\`metadata\` has ${bytes} bytes as JSON; ${LIMITS.metadataBytes} is the most.`;
    throw new LatchkeyError("invalid_body", { detail });
  }
  return metadata;
}

function checkedTags(tags: Readonly<Record<string, string>> = {}) {
  if (SUB_TAG in tags || Object.keys(tags).length > MAX_OWN_TAGS) {
    throw new TypeError(`provisioning: at most ${MAX_OWN_TAGS} tags, and none called "${SUB_TAG}".`);
  }
  return tags;
}

/**
 * Names the key that came with the consumer and gets hold of its plain text. The consumer stands either way, so a
 * failure here costs the name or the first look at the key, never the login.
 */
async function withNamedFirstKey(consumer: UpstreamConsumer, upstream: UpstreamCalls): Promise<Provisioned> {
  const first = consumer.apiKeys[0] ?? (await upstream.readConsumer(consumer.name).catch(() => consumer)).apiKeys[0];
  if (!first) return { consumer, visible: null };
  const plain = await plainKeyOf(first, consumer.name, upstream).catch(() => null);
  const named = first.description
    ? first
    : await upstream.updateKey(consumer.name, first.id, { description: FIRST_KEY }).then(
        () => ({ ...first, description: FIRST_KEY }),
        () => first,
      );
  return { consumer: { ...consumer, apiKeys: [named] }, visible: plain === null ? null : { id: first.id, plain } };
}
