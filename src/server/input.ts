/** What the guard takes from outside: bodies and query parameters, each checked to the last field. */
import * as v from "valibot";
import type { JsonValue } from "../core/consumer.js";
import { parseInstant } from "../core/instant.js";
import { LIMITS } from "../core/limits.js";
import { LatchkeyError } from "../core/problem.js";
import { endingMoment, INSTANT_RULE, isName, nameRule } from "../core/rules.js";

const name = (field: string) => v.pipe(v.string(nameRule(field)), v.trim(), v.check(isName, nameRule(field)));

const instant = v.pipe(
  v.string(INSTANT_RULE),
  v.check((value) => parseInstant(value) !== null, INSTANT_RULE),
);

// A list would pass for an object without fields.
const isPlainObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

const newKey = { description: name("description"), expiresOn: v.optional(instant) };

/** The bodies of the wire contract. Unknown fields are refused, so that nobody thinks they did something. */
export const bodies = {
  createConsumer: v.strictObject({
    label: name("label"),
    metadata: v.optional(
      // What `JSON.parse` made is JSON all the way down.
      v.custom<Readonly<Record<string, JsonValue>>>(isPlainObject, "`metadata` must be an object."),
    ),
    apiKey: v.optional(v.strictObject(newKey)),
  }),
  renameConsumer: v.strictObject({ label: name("label") }),
  createKey: v.strictObject(newKey),
  updateKey: v.pipe(
    v.strictObject({ description: v.optional(name("description")), expiresOn: v.optional(instant) }),
    v.check(
      (change) => change.description !== undefined || change.expiresOn !== undefined,
      "Give `description`, `expiresOn` or both.",
    ),
  ),
  roll: v.strictObject({ expiresOn: v.optional(instant) }),
  inviteManager: v.strictObject({
    email: v.pipe(
      v.string("`email` must be an e-mail address."),
      v.trim(),
      v.maxLength(LIMITS.emailLength, `\`email\` has at most ${LIMITS.emailLength} characters.`),
      v.email("`email` must be an e-mail address."),
    ),
  }),
};

/**
 * Reads a JSON body.
 *
 * @throws LatchkeyError `unsupported_media_type`, `invalid_json`, or `invalid_body` with the first thing that is wrong
 */
export async function readBody<Schema extends v.GenericSchema>(
  request: { header(name: string): string | undefined; text(): Promise<string> },
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const type = request.header("content-type") ?? "";
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) throw new LatchkeyError("unsupported_media_type");
  let body: unknown;
  try {
    body = JSON.parse(await request.text());
  } catch (cause) {
    // The parser's own message quotes the body, so it stays out; so does everything that is not a syntax error.
    if (cause instanceof SyntaxError) throw new LatchkeyError("invalid_json");
    throw cause;
  }
  if (isTooDeep(body)) {
    throw new LatchkeyError("invalid_body", { detail: `The body is nested deeper than ${MAX_DEPTH} levels.` });
  }
  if (!isPlainObject(body)) throw new LatchkeyError("invalid_body", { detail: "The body must be a JSON object." });
  const parsed = v.safeParse(schema, body, { abortEarly: true });
  if (!parsed.success) throw new LatchkeyError("invalid_body", { detail: describe(parsed.issues[0]) });
  return parsed.output;
}

/** Deeper than anything meant; shallow enough for every function that calls itself. */
const MAX_DEPTH = 16;

function isTooDeep(body: unknown): boolean {
  let level = [body];
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
    if (level.length === 0) return false;
  }
  return true;
}

function describe(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  if (issue.type === "strict_object" && issue.expected === "never") {
    return `There is no field \`${printable(path ?? "")}\` here. Leave it out.`;
  }
  if (issue.type === "strict_object" && path) return `\`${printable(path)}\` is missing or has the wrong type.`;
  return issue.message;
}

/** A name from outside, fit for a sentence. */
const printable = (text: string) => text.replace(/[^\w.-]/gu, "?").slice(0, 40);

/** How long old keys keep working where a roll does not say: Zudoku's own page sends no date. */
const DEFAULT_GRACE_MS = 24 * 60 * 60_000;

/** Until when the old keys of a roll keep working. @throws LatchkeyError `invalid_expiry` */
export function endOfGrace(expiresOn: string | undefined, now: number): number {
  return expiresOn === undefined ? now + DEFAULT_GRACE_MS : endingMoment(expiresOn, now);
}

/** `limit` and `offset` of a list. @throws LatchkeyError `invalid_parameter` */
export function readPage(query: Record<string, string>): { limit: number; offset: number } {
  const { limit = String(LIMITS.pageSize), offset = "0", "key-format": format = "masked" } = query;
  if (!/^\d{1,9}$/.test(limit) || Number(limit) < 1) {
    throw new LatchkeyError("invalid_parameter", {
      detail: `\`limit\` must be a number from 1 to ${LIMITS.pageSize}.`,
    });
  }
  if (!/^\d{1,9}$/.test(offset)) {
    throw new LatchkeyError("invalid_parameter", { detail: "`offset` must be a number from 0." });
  }
  if (!["masked", "none", "visible"].includes(format)) {
    throw new LatchkeyError("invalid_parameter", { detail: "`key-format` must be `masked`: a list shows no more." });
  }
  return { limit: Math.min(Number(limit), LIMITS.pageSize), offset: Number(offset) };
}
