/** What the Developer API answers, as far as the guard relies on it. Written from Zuplo's published OpenAPI document. */
import * as v from "valibot";
import type { JsonValue } from "../core/consumer.js";
import type { UpstreamConsumer } from "./upstream.js";

const optionalText = v.nullish(v.string());

export const upstreamKeySchema = v.object({
  id: v.string(),
  description: optionalText,
  createdOn: v.string(),
  updatedOn: optionalText,
  expiresOn: optionalText,
  key: optionalText,
});

export const upstreamManagerSchema = v.object({
  id: v.string(),
  email: v.string(),
  sub: optionalText,
  createdOn: optionalText,
});

/** Documented as strings, but numbers occur: whatever JSON holds is taken as it is. */
const metadataSchema = v.custom<Readonly<Record<string, JsonValue>>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

export const upstreamConsumerSchema = v.pipe(
  v.object({
    id: v.string(),
    name: v.string(),
    description: optionalText,
    createdOn: v.string(),
    updatedOn: optionalText,
    metadata: v.optional(v.nullable(metadataSchema)),
    apiKeys: v.nullish(v.array(upstreamKeySchema)),
    managers: v.nullish(v.array(upstreamManagerSchema)),
    managerInvites: v.nullish(v.array(upstreamManagerSchema)),
  }),
  v.transform(
    ({ metadata, apiKeys, managers, managerInvites, ...consumer }): UpstreamConsumer => ({
      ...consumer,
      metadata: metadata ?? {},
      apiKeys: apiKeys ?? [],
      managers: [...(managers ?? []), ...(managerInvites ?? [])],
    }),
  ),
);

export const upstreamConsumersSchema = v.object({ data: v.array(upstreamConsumerSchema) });
