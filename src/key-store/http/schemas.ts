/**
 * What the API takes, checked to the last field. Each message completes a sentence that starts with the field's name.
 */
import * as v from "valibot";
import { isMasked } from "../../core/api-key.js";
import type { JsonValue } from "../../core/consumer.js";
import { parseInstant } from "../../core/instant.js";
import { LIMITS } from "../../core/limits.js";
import {
  BATCH_SIZE,
  BUCKET_NAME,
  CONSUMER_NAME,
  DESCRIPTION_LENGTH,
  MAX_TAGS,
  SUB_LENGTH,
  TAG_NAME_LENGTH,
  TAG_VALUE_LENGTH,
} from "../limits.js";
import { ANY_KEY } from "../verify.js";

/** Half a character, or the one that ends a text in C: not every database stores them. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

const text = (most: number, least = 0) =>
  v.pipe(
    v.string("must be a text"),
    v.minLength(least, "must not be empty"),
    v.maxLength(most, `must have at most ${most} characters`),
    v.check((value) => !UNSTORABLE.test(value), "holds a character that cannot be stored"),
  );

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const jsonObject = v.custom<Readonly<Record<string, unknown>>>(isObject, "must be a JSON object");

/** What a client sends back because it has read it. */
const READ_ONLY = ["id", "createdOn", "updatedOn"];

/** A name from outside, fit for a sentence. */
const printable = (name: string) => name.replace(/[^\w.-]/gu, "?").slice(0, 40);

/** An object of known fields. `constructor` and the like are unknown ones, so nothing inherited counts. */
function fields<Entries extends v.ObjectEntries>(entries: Entries) {
  const unknownField = (input: object) =>
    Object.keys(input).find((name) => !Object.hasOwn(entries, name) && !READ_ONLY.includes(name));
  return v.pipe(
    jsonObject,
    v.check(
      (input) => unknownField(input) === undefined,
      ({ input }) => `has an unknown field \`${printable(unknownField(input) ?? "")}\`: leave it out`,
    ),
    v.object(entries, "is missing"),
  );
}

const description = v.optional(text(DESCRIPTION_LENGTH));

const name = (pattern: RegExp) => v.pipe(v.string("must be a text"), v.regex(pattern, `must match ${pattern.source}`));

const tags = v.optional(
  v.pipe(
    v.custom<Readonly<Record<string, string>>>(
      (value) => isObject(value) && Object.values(value).every((each) => typeof each === "string"),
      "must be an object of texts",
    ),
    v.check((value) => Object.keys(value).length <= MAX_TAGS, `must have at most ${MAX_TAGS} entries`),
    v.check(
      (value) =>
        Object.entries(value).every(
          ([key, each]) => v.is(text(TAG_NAME_LENGTH, 1), key) && v.is(text(TAG_VALUE_LENGTH), each),
        ),
      `must have names of 1 to ${TAG_NAME_LENGTH} and values of up to ${TAG_VALUE_LENGTH} storable characters`,
    ),
  ),
);

const metadata = v.optional(
  v.pipe(
    v.custom<Readonly<Record<string, JsonValue>>>(isObject, "must be a JSON object"),
    v.check(
      (value) => bytesAsJson(value) <= LIMITS.metadataBytes,
      `must have at most ${LIMITS.metadataBytes} bytes as JSON`,
    ),
  ),
);

function bytesAsJson(value: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(value));
  } catch {
    // Nested too deep to be written, and so far beyond any limit.
    return Number.POSITIVE_INFINITY;
  }
}

const NO_INSTANT = "must be an RFC 3339 date-time, such as 2030-01-31T12:00:00Z";

/** A moment, in the one form that the database holds: UTC, in the years 0 to 9999. */
const instant = v.pipe(
  v.string(NO_INSTANT),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const at = parseInstant(dataset.value);
    const iso = at === null ? "" : new Date(at).toISOString();
    if (/^\d{4}-/.test(iso)) return iso;
    addIssue({ message: NO_INSTANT });
    return NEVER;
  }),
);

const newKey = fields({
  description,
  expiresOn: v.optional(instant),
  key: v.optional(
    v.pipe(
      v.string("must be a text"),
      v.regex(ANY_KEY, "must have 16 to 512 printable ASCII characters and no spaces"),
      v.check((value) => !isMasked(value), "looks like a masked key: send a whole one, or leave it out"),
    ),
  ),
});

const email = v.pipe(text(LIMITS.emailLength), v.regex(/^[^\s@]+@[^\s@]+$/u, "must be an e-mail address"));

const newManager = fields({ email, sub: v.optional(text(SUB_LENGTH, 1)) });

const invite = v.pipe(
  email,
  v.transform((address): v.InferOutput<typeof newManager> => ({ email: address })),
);

/** In the contract the list holds e-mail addresses or managers. */
const anyManager = v.lazy((input) => (typeof input === "string" ? invite : newManager));

const batch = <Item extends v.GenericSchema>(item: Item, least: number) =>
  v.pipe(
    v.array(item, "must be a list"),
    v.minLength(least, "must not be empty"),
    v.maxLength(BATCH_SIZE, `must have at most ${BATCH_SIZE} entries`),
  );

/** The bodies of the API. */
export const bodies = {
  newBucket: fields({
    name: name(BUCKET_NAME),
    description,
    tags,
    isRetrievable: v.optional(v.boolean("must be true or false"), true),
  }),
  bucketChange: fields({ description, tags, isRetrievable: v.optional(v.boolean("must be true or false")) }),
  newConsumer: fields({
    name: name(CONSUMER_NAME),
    description,
    tags,
    metadata,
    managers: v.optional(batch(anyManager, 0), []),
    apiKeys: v.optional(batch(newKey, 0), []),
  }),
  consumerChange: fields({ description, tags, metadata }),
  newKey,
  newKeys: batch(newKey, 1),
  keyChange: fields({ description, expiresOn: v.optional(v.nullable(instant)) }),
  roll: fields({ expiresOn: instant }),
  newManager,
};
