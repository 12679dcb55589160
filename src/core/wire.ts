/**
 * JSON of the wire contract <-> the domain. Every answer goes through these schemas before it is believed; unknown
 * members are dropped, and a plain key in a place that should hold a masked one is masked on the way in.
 */
import * as v from "valibot";
import { type ApiKey, type IssuedKey, isMasked, maskKey } from "./api-key.js";
import type { Consumer, JsonValue, Manager } from "./consumer.js";

const timestamp = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text)), "not a date"),
);

/** Names to values. What `JSON.parse` made is JSON, so there is nothing left to check in a value. */
const metadata = v.custom<Readonly<Record<string, JsonValue>>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

/** In a path, `.` and `..` are steps and not ids, encoded or not. */
const id = v.pipe(
  v.string(),
  v.check((text) => !/^\.{0,2}$/.test(text), "not an id"),
);

const keyEntries = {
  id,
  description: v.nullish(v.string(), ""),
  createdOn: timestamp,
  expiresOn: v.nullish(timestamp, null),
  key: v.nullish(v.string()),
};

type WireKey = v.InferOutput<v.ObjectSchema<typeof keyEntries, undefined>>;

const toApiKey = ({ id, description, createdOn, expiresOn, key }: WireKey): ApiKey => ({
  id,
  description,
  createdOn,
  expiresOn,
  masked: key ? maskKey(key) : null,
});

const plainOf = ({ key }: WireKey): string | null => (key && !isMasked(key) ? key : null);

const consumerEntries = {
  id,
  name: v.nullish(v.string(), null),
  label: v.nullish(v.string(), ""),
  subject: v.nullish(v.string(), ""),
  createdOn: timestamp,
  metadata: v.optional(v.nullable(metadata)),
  apiKeys: v.nullish(v.object({ data: v.array(v.object(keyEntries)) }), () => ({ data: [] })),
};

type WireConsumer = v.InferOutput<v.ObjectSchema<typeof consumerEntries, undefined>>;

const toConsumer = (wire: WireConsumer): Consumer => ({
  id: wire.id,
  name: wire.name,
  label: wire.label || wire.name || wire.subject || wire.id,
  createdOn: wire.createdOn,
  metadata: wire.metadata ?? {},
  apiKeys: wire.apiKeys.data.map(toApiKey),
});

/** A consumer that was just made, and the one key in it that is visible, where there is one. */
export interface NewConsumer {
  readonly consumer: Consumer;
  readonly issued: IssuedKey | null;
}

/** What a user sees: their consumers, and the key that was made for them by this very request, where one was. */
export interface ConsumerList {
  readonly consumers: readonly Consumer[];
  readonly total: number;
  /** Set where this request provisioned the user's first key. */
  readonly provisioned: { readonly consumerId: string; readonly issued: IssuedKey } | null;
}

const toNewConsumer = (wire: WireConsumer): NewConsumer => {
  const shown = wire.apiKeys.data.find((key) => plainOf(key) !== null);
  const secret = shown && plainOf(shown);
  return { consumer: toConsumer(wire), issued: shown && secret ? { apiKey: toApiKey(shown), secret } : null };
};

/** A consumer: the answer to a rename. */
export const consumerSchema = v.pipe(v.object(consumerEntries), v.transform(toConsumer));

/** A consumer with its first key visible: the answer to a creation. */
export const newConsumerSchema = v.pipe(v.object(consumerEntries), v.transform(toNewConsumer));

/** The list of consumers, and the answer to `PUT /me`. */
export const consumerListSchema = v.pipe(
  v.object({
    data: v.array(v.object(consumerEntries)),
    total: v.nullish(v.number()),
    provisioned: v.nullish(v.boolean(), false),
  }),
  v.transform(({ data, total, provisioned }): ConsumerList => {
    const made = provisioned ? data.map(toNewConsumer).find(({ issued }) => issued !== null) : undefined;
    return {
      consumers: data.map(toConsumer),
      total: total ?? data.length,
      provisioned: made?.issued ? { consumerId: made.consumer.id, issued: made.issued } : null,
    };
  }),
);

/** A key, masked. */
export const apiKeySchema = v.pipe(v.object(keyEntries), v.transform(toApiKey));

/** A key, visible: the answer to create, roll and reveal. */
export const issuedKeySchema = v.pipe(
  v.object(keyEntries),
  v.check((wire) => plainOf(wire) !== null, "the key is not in it"),
  v.transform((wire): IssuedKey => ({ apiKey: toApiKey(wire), secret: plainOf(wire) ?? "" })),
);

/** The managers of a consumer. */
export const managerSchema = v.pipe(
  v.object({
    id,
    email: v.string(),
    createdOn: v.nullish(timestamp, null),
    pending: v.nullish(v.boolean(), false),
  }),
  v.transform((wire): Manager => wire),
);

export const managerListSchema = v.pipe(
  v.object({ data: v.array(managerSchema) }),
  v.transform(({ data }): readonly Manager[] => data),
);

/** What a failed request may carry; anything else in it is dropped. */
export const problemSchema = v.object({
  code: v.optional(v.string()),
  title: v.optional(v.string()),
  detail: v.optional(v.string()),
  status: v.optional(v.number()),
  requestId: v.optional(v.string()),
});
