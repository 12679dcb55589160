/** The schemas have to refuse, else what they let pass means nothing. */
import { expect, test } from "vitest";
import { validateRequest, validateResponse } from "./zuplo.ts";

const ROOT = "/v1/accounts/local/key-buckets";
const CONSUMERS = `${ROOT}/production/consumers`;
const dates = { createdOn: "2030-01-01T00:00:00.000Z", updatedOn: "2030-01-01T00:00:00.000Z" };
const key = { id: "key_1", ...dates };
const consumer = { id: "csmr_1", name: "ada", ...dates };
const problem = { type: "https://httpproblems.com/http-status/404", title: "Not Found", status: 404 };

test.each<[string, string, unknown]>([
  ["GET", `${CONSUMERS}?limit=1000&offset=0&tag.sub=auth0%7Cada&include-api-keys=true`, undefined],
  ["POST", `${CONSUMERS}?with-api-key=true`, { name: "ada", managers: [{ email: "a@b.c", sub: "ada" }] }],
  ["POST", CONSUMERS, { name: "ada", managers: ["a@b.c"], metadata: { seats: 5 }, tags: { a: "b" } }],
  ["POST", `${CONSUMERS}/ada/keys/$bulk`, [{}, { expiresOn: dates.createdOn }]],
  ["POST", `${CONSUMERS}/ada/keys/%24bulk`, [{}]],
  ["POST", `${CONSUMERS}/ada/managers`, { email: "a@b.c" }],
  ["DELETE", `${CONSUMERS}/ada/keys/key_1?tag.a=b`, undefined],
])("the request %s %s is of the contract", (method, path, body) => {
  expect(() => validateRequest(method, path, body)).not.toThrow();
});

test.each<[string, string, unknown, RegExp]>([
  ["PUT", ROOT, {}, /not an operation/],
  ["GET", `${ROOT}/`, undefined, /not an operation/],
  ["GET", `${CONSUMERS}/ADA`, undefined, /not an operation/],
  ["GET", CONSUMERS, undefined, /'limit'/],
  ["GET", `${CONSUMERS}?limit=1001&offset=0`, undefined, /limit/],
  ["GET", `${CONSUMERS}?limit=1&limit=2&offset=0`, undefined, /twice/],
  ["GET", `${CONSUMERS}/ada?colour=red`, undefined, /additional properties/],
  ["GET", `${CONSUMERS}/ada?key-format=plain`, undefined, /key-format/],
  ["GET", `${CONSUMERS}/ada`, {}, /there is none/],
  ["POST", CONSUMERS, undefined, /body/],
  ["POST", CONSUMERS, {}, /'name'/],
  ["POST", CONSUMERS, { name: "ada", colour: "red" }, /additional properties/],
  ["POST", CONSUMERS, { name: "ada", managers: [{ email: "a@b.c" }] }, /managers/],
  ["PATCH", `${CONSUMERS}/ada/keys/key_1`, { expiresOn: null }, /expiresOn/],
  ["PATCH", `${CONSUMERS}/ada/keys/key_1`, { expiresOn: "soon" }, /expiresOn/],
  ["POST", `${CONSUMERS}/ada/roll-key`, {}, /'expiresOn'/],
  ["POST", ROOT, { name: "my-bucket", isRetrievable: false }, /additional properties/],
])("the request %s %s with %o is not", (method, path, body, message) => {
  expect(() => validateRequest(method, path, body)).toThrow(message);
});

test.each<[string, string, number, unknown]>([
  ["GET", CONSUMERS, 200, { data: [{ ...consumer, apiKeys: [key], managers: [], managerInvites: [] }], total: 1 }],
  ["POST", `${CONSUMERS}/ada/keys`, 200, { ...key, key: "****abcd" }],
  ["DELETE", `${CONSUMERS}/ada`, 204, undefined],
  ["GET", `${CONSUMERS}/ada`, 404, { ...problem, detail: "Gone.", code: "not_found" }],
  ["GET", "/nowhere", 404, problem],
])("the answer to %s %s with %i is of the contract", (method, path, status, body) => {
  expect(() => validateResponse(method, path, status, body)).not.toThrow();
});

test.each<[string, string, number, unknown, RegExp]>([
  ["GET", "/nowhere", 200, {}, /no such operation/],
  ["POST", CONSUMERS, 201, consumer, /201/],
  ["DELETE", `${CONSUMERS}/ada`, 200, {}, /says 204/],
  ["DELETE", `${CONSUMERS}/ada`, 204, {}, /there is none/],
  ["GET", CONSUMERS, 200, [consumer], /object/],
  ["GET", CONSUMERS, 200, { data: [{ ...consumer, name: "ADA" }] }, /name/],
  ["GET", `${CONSUMERS}/ada`, 200, { ...consumer, hash: "x" }, /additional properties/],
  ["GET", `${CONSUMERS}/ada`, 200, { ...consumer, createdOn: "yesterday" }, /createdOn/],
  ["GET", `${CONSUMERS}/ada/keys/key_1`, 200, { ...key, expiresOn: null }, /expiresOn/],
  ["GET", `${CONSUMERS}/ada`, 404, { ...problem, title: "Nope" }, /title/],
  ["GET", `${CONSUMERS}/ada`, 404, { ...problem, stack: "at …" }, /additional properties/],
  ["GET", `${CONSUMERS}/ada`, 404, undefined, /object/],
])("the answer to %s %s with %i and %o is not", (method, path, status, body, message) => {
  expect(() => validateResponse(method, path, status, body)).toThrow(message);
});
