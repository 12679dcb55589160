/**
 * Checks both sides against the contract: what the embedded store answers, and what the guard's upstream client sends.
 */
import { Ajv, type AnySchemaObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { OPERATIONS, type Operation, PARTS, PROBLEMS } from "./schemas.ts";

const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);

/**
 * Makes sure that an answer is one that the contract knows.
 *
 * @param path with or without its query
 * @param body the JSON of the answer; `undefined` for an empty one
 * @throws Error that names what differs
 */
export function validateResponse(method: string, path: string, status: number, body: unknown): void {
  const what = `the answer to ${method} ${path}`;
  const problem = PROBLEMS[status];
  if (problem) {
    check(`The body of ${what} (${status})`, problem, body);
    return;
  }
  const operation = findOperation(method, new URL(path, "http://contract.test").pathname);
  if (!operation) throw new Error(`${status} is ${what}, but the contract has no such operation.`);
  const expected = operation.answer === null ? 204 : 200;
  if (status !== expected) throw new Error(`The status of ${what} is ${status}; the contract says ${expected}.`);
  checkBody(`The body of ${what}`, operation.answer, body);
}

/**
 * Makes sure that a request is one that the contract knows.
 *
 * @param pathAndQuery such as `/v1/accounts/local/key-buckets?…`
 * @param body the JSON of the request; `undefined` where it has none
 * @throws Error that names what differs
 */
export function validateRequest(method: string, pathAndQuery: string, body: unknown): void {
  const what = `${method} ${pathAndQuery}`;
  const { pathname, searchParams } = new URL(pathAndQuery, "http://contract.test");
  const operation = findOperation(method, pathname);
  if (!operation) throw new Error(`${what} is not an operation of the contract.`);
  const names = [...searchParams.keys()];
  if (new Set(names).size !== names.length) throw new Error(`${what} gives a query parameter twice.`);
  check(`The query of ${what}`, operation.query, Object.fromEntries(searchParams));
  checkBody(`The body of ${what}`, operation.body, body);
}

function findOperation(method: string, pathname: string): Operation | undefined {
  const segments = pathname.split("/").map(decodeURIComponent);
  const key = Object.keys(OPERATIONS).find((candidate) => {
    const [verb = "", template = ""] = candidate.split(" ");
    const parts = template.split("/");
    return (
      verb === method &&
      parts.length === segments.length &&
      parts.every((part, index) => {
        const segment = segments[index] ?? "";
        const name = /^\{(\w+)\}$/.exec(part)?.[1];
        return name === undefined ? part === segment : PARTS[name]?.test(segment);
      })
    );
  });
  return key === undefined ? undefined : OPERATIONS[key];
}

function checkBody(what: string, schema: AnySchemaObject | null, body: unknown): void {
  if (schema !== null) check(what, schema, body);
  else if (body !== undefined) throw new Error(`${what} is there, but the contract says that there is none.`);
}

const compiled = new Map<AnySchemaObject, ValidateFunction>();

function check(what: string, schema: AnySchemaObject, value: unknown): void {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  if (!validate(value)) throw new Error(`${what} breaks the contract: ${ajv.errorsText(validate.errors)}.`);
}
