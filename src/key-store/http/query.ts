import type { Context } from "hono";
import * as v from "valibot";
import { LIMITS } from "../../core/limits.js";
import { LatchkeyError } from "../../core/problem.js";
import type { TagFilter } from "../records/tags.js";

/** The most that the contract's unsigned 32 bits hold. */
const MAX_OFFSET = 2 ** 32 - 1;

const integer = (message: string) => v.pipe(v.string(), v.regex(/^\d{1,400}$/, message), v.transform(Number));

const flag = v.optional(
  v.pipe(
    v.picklist(["true", "false"], "must be true or false"),
    v.transform((value) => value === "true"),
  ),
  "false",
);

const querySchema = v.object({
  limit: v.optional(
    v.pipe(
      integer("must be a whole number from 1"),
      v.minValue(1, "must be a whole number from 1"),
      v.transform((limit) => Math.min(limit, LIMITS.pageSize)),
    ),
    String(LIMITS.pageSize),
  ),
  offset: v.optional(
    v.pipe(integer("must be a whole number from 0"), v.maxValue(MAX_OFFSET, `must be at most ${MAX_OFFSET}`)),
    "0",
  ),
  "include-api-keys": flag,
  "include-managers": flag,
  "include-manager-invites": flag,
  "with-api-key": flag,
  "key-format": v.optional(v.picklist(["none", "visible", "masked"], "must be none, visible or masked"), "masked"),
  "manager-email": v.optional(v.pipe(v.string(), v.maxLength(LIMITS.emailLength, "is too long"))),
  tag: v.optional(v.never("names no tag: write tag.<name>=<value>")),
});

const TAG_PREFIX = "tag.";

/** The query parameters of the API, with their defaults; each operation takes what concerns it. */
export type Query = v.InferOutput<typeof querySchema> & { tags: readonly TagFilter[] };

/**
 * Reads the query. Parameters that the contract does not know are left alone: a proxy may have added them.
 *
 * @throws LatchkeyError `invalid_parameter` with the first thing that is wrong
 */
export function readQuery(c: Context): Query {
  const tags: TagFilter[] = [];
  const single = new Map<string, string>();
  for (const [name, value] of new URL(c.req.url).searchParams) {
    if (name.startsWith(TAG_PREFIX)) {
      if (name === TAG_PREFIX) refuse("tag", "names no tag: write tag.<name>=<value>");
      tags.push({ name: name.slice(TAG_PREFIX.length), value });
    } else if (Object.hasOwn(querySchema.entries, name)) {
      if (single.has(name)) refuse(name, "is given twice");
      single.set(name, value);
    }
  }
  const parsed = v.safeParse(querySchema, Object.fromEntries(single), { abortEarly: true });
  if (parsed.success) return { ...parsed.output, tags };
  const [issue] = parsed.issues;
  return refuse(v.getDotPath(issue) ?? "", issue.message);
}

function refuse(name: string, message: string): never {
  throw new LatchkeyError("invalid_parameter", { detail: `\`${name}\` ${message}.` });
}
