import type { Context } from "hono";
import * as v from "valibot";
import { LatchkeyError } from "../../core/problem.js";

/**
 * Reads a JSON body.
 *
 * @throws LatchkeyError `unsupported_media_type`, `invalid_json`, or `invalid_body` with the first thing that is wrong
 */
export async function readBody<Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(c.req.header("content-type") ?? "")) {
    throw new LatchkeyError("unsupported_media_type", { detail: "Send the header `Content-Type: application/json`." });
  }
  const parsed = v.safeParse(schema, parseJson(await c.req.text()), { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  const subject = path === null ? "The body" : `\`${path}\``;
  throw new LatchkeyError("invalid_body", { detail: `${subject} ${issue.message}.` });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body, which may hold a key.
    throw new LatchkeyError("invalid_json", { detail: "The body cannot be read as JSON." });
  }
}
