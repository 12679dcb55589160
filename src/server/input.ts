/** What the guard takes from outside: bodies and query parameters, each checked to the last field. */
import * as v from "valibot";
import type { JsonValue } from "../core/consumer.js";
import { parseInstant } from "../core/instant.js";
import { CLOCK_TOLERANCE_MS, LIMITS } from "../core/limits.js";
import { LatchkeyError } from "../core/problem.js";

const text = (name: string) => `\`${name}\` must be a text of 1 to ${LIMITS.nameLength} characters.`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
const CONTROL = /[\u0000-\u001f\u007f]/u;

const name = (field: string) =>
  v.pipe(
    v.string(text(field)),
    v.trim(),
    v.minLength(1, text(field)),
    v.maxLength(LIMITS.nameLength, text(field)),
    v.check((value) => !CONTROL.test(value), `\`${field}\` must not hold control characters.`),
  );

const instant = v.pipe(
  v.string("`expiresOn` must be an RFC 3339 date-time, such as 2030-01-31T12:00:00Z."),
  v.check(
    (value) => parseInstant(value) !== null,
    "`expiresOn` must be an RFC 3339 date-time, such as 2030-01-31T12:00:00Z.",
  ),
);

const json: v.GenericSchema<JsonValue> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(json), v.record(v.string(), json)]),
);

// A list would pass for an object without fields.
const isPlainObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

const newKey = { description: name("description"), expiresOn: v.optional(instant) };

/** The bodies of the wire contract. Unknown fields are refused, so that nobody thinks they did something. */
export const bodies = {
  createConsumer: v.strictObject({
    label: name("label"),
    metadata: v.optional(
      v.pipe(v.custom<object>(isPlainObject, "`metadata` must be an object."), v.record(v.string(), json)),
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
  if (!isPlainObject(body)) throw new LatchkeyError("invalid_body", { detail: "The body must be a JSON object." });
  const parsed = v.safeParse(schema, body, { abortEarly: true });
  if (!parsed.success) throw new LatchkeyError("invalid_body", { detail: describe(parsed.issues[0]) });
  return parsed.output;
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

/** A moment in the future. @throws LatchkeyError `invalid_expiry` */
export function futureExpiry(expiresOn: string, now: number): string {
  const at = parseInstant(expiresOn);
  if (at === null || at <= now) {
    throw new LatchkeyError("invalid_expiry", { detail: "A new key must expire in the future." });
  }
  return new Date(at).toISOString();
}

/**
 * A moment at which something ends: in the future, or now. The present moment has passed when it arrives and clocks
 * differ, so the last minutes count as now; what lies further back is a mistake.
 *
 * @returns milliseconds since the epoch
 * @throws LatchkeyError `invalid_expiry`
 */
export function endingMoment(expiresOn: string, now: number): number {
  const at = parseInstant(expiresOn);
  if (at === null || at < now - CLOCK_TOLERANCE_MS) {
    throw new LatchkeyError("invalid_expiry", {
      detail: "`expiresOn` lies in the past. Send the present moment to end a key now.",
    });
  }
  return Math.max(at, now);
}

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
