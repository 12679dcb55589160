/**
 * Zuplo's Developer API for API keys as JSON Schema, written from its published OpenAPI document. Strict where the
 * document is silent. What is known beyond it: a manager without a `sub` is an invite; metadata holds any JSON; answers
 * carry `managers` and `managerInvites` where asked for; problem details may have a `detail` and a `code`.
 */
import type { AnySchemaObject } from "ajv";

const text = { type: "string" };
const dateTime = { type: "string", format: "date-time" };
const bucketName = { type: "string", pattern: "^[a-z0-9-]{5,128}$" };
const consumerName = { type: "string", pattern: "^[a-z0-9-]{1,128}$" };
const tags = { type: "object", additionalProperties: text, maxProperties: 5 };
const metadata = { type: "object" };
const uint32 = { type: "integer", minimum: 0, maximum: 2 ** 32 - 1 };

const object = (properties: Record<string, AnySchemaObject>, required: string[] = []): AnySchemaObject => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

const item = { id: { type: "string", minLength: 1 }, createdOn: dateTime, updatedOn: dateTime };
const itemNames = ["id", "createdOn", "updatedOn"];

const apiKey = object({ ...item, expiresOn: dateTime, description: text, key: text }, itemNames);
const bucket = object({ ...item, name: bucketName, isRetrievable: { type: "boolean" }, description: text, tags }, [
  ...itemNames,
  "name",
]);
const invite = object({ id: item.id, email: text, createdOn: dateTime }, ["id", "email", "createdOn"]);
const manager = object({ ...invite.properties, sub: text }, ["id", "email", "sub", "createdOn"]);
const managerOrInvite = object(manager.properties, invite.required);
const consumer = object(
  {
    ...item,
    name: consumerName,
    description: text,
    tags,
    metadata,
    apiKeys: { type: "array", items: apiKey },
    managers: { type: "array", items: manager },
    managerInvites: { type: "array", items: invite },
  },
  [...itemNames, "name"],
);
const list = (items: AnySchemaObject) =>
  object({ data: { type: "array", items }, limit: uint32, offset: uint32, total: uint32 }, ["data"]);

const keyInput = { description: text, expiresOn: dateTime, key: text };
const readOnly = { id: text, createdOn: dateTime, updatedOn: dateTime };
const consumerChange = { description: text, tags, metadata };
const managerInput = object({ email: text, sub: text, id: text, createdOn: dateTime }, ["email", "sub"]);

const flag = { enum: ["true", "false"] };
const keyFormat = { enum: ["none", "visible", "masked"] };
const tagFilter = { "^tag\\..+$": text };
const page = {
  limit: { type: "string", pattern: "^([1-9]\\d{0,2}|1000)$" },
  offset: { type: "string", pattern: "^\\d+$" },
};
const query = (properties: Record<string, AnySchemaObject>, required: string[] = [], patternProperties = {}) => ({
  ...object(properties, required),
  patternProperties,
});
const pageQuery = (more: Record<string, AnySchemaObject> = {}, patternProperties = {}) =>
  query({ ...page, ...more }, ["limit", "offset"], patternProperties);
const tagQuery = query({}, [], tagFilter);
const noQuery = query({});
const including = {
  "include-api-keys": flag,
  "include-managers": flag,
  "include-manager-invites": flag,
  "key-format": keyFormat,
};

/** One operation: what its request and its answer are to look like. */
export interface Operation {
  query: AnySchemaObject;
  /** `null` where the request has no body. */
  body: AnySchemaObject | null;
  /** `null` where the answer is 204. */
  answer: AnySchemaObject | null;
}

const ROOT = "/v1/accounts/{account}/key-buckets";
const CONSUMER = `${ROOT}/{bucket}/consumers/{consumer}`;

export const OPERATIONS: Record<string, Operation> = {
  [`GET ${ROOT}`]: { query: noQuery, body: null, answer: list(bucket) },
  [`POST ${ROOT}`]: {
    query: noQuery,
    body: object({ name: bucketName, description: text, tags }, ["name"]),
    answer: bucket,
  },
  [`GET ${ROOT}/{bucket}`]: { query: noQuery, body: null, answer: bucket },
  [`PATCH ${ROOT}/{bucket}`]: { query: noQuery, body: object({ description: text, tags }), answer: bucket },
  [`DELETE ${ROOT}/{bucket}`]: { query: noQuery, body: null, answer: null },
  [`GET ${ROOT}/{bucket}/consumers`]: {
    query: pageQuery({ ...including, "manager-email": { type: "string", minLength: 1 } }, tagFilter),
    body: null,
    answer: list(consumer),
  },
  [`POST ${ROOT}/{bucket}/consumers`]: {
    query: query({ "with-api-key": flag }),
    body: object(
      {
        ...consumerChange,
        name: consumerName,
        managers: {
          anyOf: [
            { type: "array", items: text },
            { type: "array", items: managerInput },
          ],
        },
        apiKeys: { type: "array", items: object({ ...keyInput, ...readOnly }) },
      },
      ["name"],
    ),
    answer: consumer,
  },
  [`GET ${CONSUMER}`]: { query: query(including, [], tagFilter), body: null, answer: consumer },
  [`PATCH ${CONSUMER}`]: { query: tagQuery, body: object(consumerChange), answer: consumer },
  [`DELETE ${CONSUMER}`]: { query: tagQuery, body: null, answer: null },
  [`POST ${CONSUMER}/roll-key`]: {
    query: tagQuery,
    body: object({ expiresOn: dateTime }, ["expiresOn"]),
    answer: null,
  },
  [`GET ${CONSUMER}/keys`]: { query: pageQuery({ "key-format": keyFormat }), body: null, answer: list(apiKey) },
  [`POST ${CONSUMER}/keys`]: { query: noQuery, body: object(keyInput), answer: apiKey },
  [`POST ${CONSUMER}/keys/$bulk`]: {
    query: noQuery,
    body: { type: "array", items: object(keyInput) },
    answer: list(apiKey),
  },
  [`GET ${CONSUMER}/keys/{key}`]: {
    query: query({ "key-format": keyFormat }, [], tagFilter),
    body: null,
    answer: apiKey,
  },
  [`PATCH ${CONSUMER}/keys/{key}`]: { query: tagQuery, body: object(keyInput), answer: apiKey },
  [`DELETE ${CONSUMER}/keys/{key}`]: { query: tagQuery, body: null, answer: null },
  [`GET ${CONSUMER}/managers`]: { query: pageQuery(), body: null, answer: list(managerOrInvite) },
  [`POST ${CONSUMER}/managers`]: {
    query: noQuery,
    body: object({ email: text, sub: text }, ["email"]),
    answer: managerOrInvite,
  },
  [`DELETE ${CONSUMER}/managers/{manager}`]: { query: noQuery, body: null, answer: null },
};

/** What a path's parts may be. */
export const PARTS: Record<string, RegExp> = {
  account: /^[\w-]+$/,
  bucket: /^[a-z0-9-]{5,128}$/,
  consumer: /^[a-z0-9-]{1,128}$/,
  key: /^\w+$/,
  manager: /^\w+$/,
};

const problem = (status: number, title: AnySchemaObject): AnySchemaObject =>
  object(
    {
      type: { const: `https://httpproblems.com/http-status/${status}` },
      title,
      status: { const: status },
      detail: { type: "string", minLength: 1 },
      instance: text,
      code: { type: "string", pattern: "^[a-z_]+$" },
    },
    ["type", "title", "status"],
  );

/** The failures that an answer may be, with the titles that the document fixes. */
export const PROBLEMS: Record<number, AnySchemaObject> = {
  400: problem(400, { const: "Bad Request" }),
  401: problem(401, { const: "Unauthorized" }),
  404: problem(404, { const: "Not Found" }),
  405: problem(405, text),
  409: problem(409, text),
  413: problem(413, text),
  415: problem(415, text),
  429: problem(429, { const: "Too Many Requests" }),
  500: problem(500, { const: "Internal Server Error" }),
  503: problem(503, text),
};
