/** Input as people, programs and attackers send it: mostly well formed, wrong somewhere. */
import fc from "fast-check";

/** Any text, half characters, direction marks and control characters included. */
export const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("", " ", "\u0000", "\ud800", "\u202eevil", "a\r\nset-cookie: x=1", "__proto__", "constructor"),
);

/** Characters that mean something in a path, encoded once and twice. */
const pathPiece = fc.constantFrom("..", ".", "%2e%2e", "%2f", "/", "\\", "%5c", "%00", "%252e", "$bulk", ";", "?", "#");

/** A text in the place of an id in a path; as it stands, not encoded. */
export const anyId = fc.oneof(
  anyText.map(encoded),
  fc
    .array(fc.oneof(pathPiece, fc.string({ maxLength: 5 }).map(encoded)), { maxLength: 6 })
    .map((pieces) => pieces.join("")),
  fc.stringMatching(/^[a-z0-9-]{1,128}$/),
);

/** Half a character has no encoding. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "?"));
}

const anyDate = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom("2026-02-30T00:00:00Z", "9999-12-31T23:59:60Z", "now", "0000-01-01T00:00:00Z", "2030-01-01", ""),
);

/** Any JSON value, some of it deep. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(null, 0, -1, true, [], {}, Number.MAX_VALUE),
  fc.integer({ min: 1, max: 200 }).map((depth) => JSON.parse("[".repeat(depth) + "]".repeat(depth)) as unknown),
);

const FIELDS = [
  "label",
  "description",
  "expiresOn",
  "metadata",
  "apiKey",
  "email",
  "tags",
  "managers",
  "name",
  "id",
  "createdOn",
  "key",
  "sub",
  "isRetrievable",
  "__proto__",
  "constructor",
  "toString",
];

const anyField = fc.oneof({ arbitrary: fc.constantFrom(...FIELDS), weight: 5 }, { arbitrary: anyText, weight: 1 });
const anyValue = fc.oneof(anyText, anyDate, anyJson, fc.string({ minLength: 1, maxLength: 20 }));

/** A JSON object with fields that mean something somewhere, and values that rarely fit. */
const anyFields = fc
  .array(fc.tuple(anyField, anyValue), { maxLength: 5 })
  .map(
    (entries) => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",")}}`,
  );

const name = fc.oneof(anyText, fc.string({ minLength: 1, maxLength: 20 }));
const expiresOn = fc.oneof(anyDate, fc.constant("2999-01-01T00:00:00Z"));

/** A body that fits some route, but for what may be wrong in its values. */
const fittingFields = fc
  .oneof(
    fc.record({ label: name }),
    fc.record({ label: name, metadata: fc.dictionary(anyText, anyJson, { maxKeys: 2 }) }),
    fc.record({ label: name, apiKey: fc.record({ description: name, expiresOn }) }),
    fc.record({ description: name }),
    fc.record({ description: name, expiresOn }),
    fc.record({ expiresOn }),
    fc.record({ email: fc.oneof(anyText, fc.emailAddress()) }),
    fc.record({ name: fc.oneof(name, fc.stringMatching(/^[a-z0-9-]{5,20}$/)), description: name }),
  )
  .map((fields) => JSON.stringify(fields));

/** A body as text: an object, another JSON value, or no JSON at all. */
export const anyBody: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: anyFields, weight: 3 },
  { arbitrary: fittingFields, weight: 8 },
  { arbitrary: anyJson.map((value) => JSON.stringify(value)), weight: 1 },
  { arbitrary: anyText, weight: 1 },
);

/** A query string. */
export const anyQuery = fc
  .array(
    fc.tuple(
      fc.constantFrom("limit", "offset", "key-format", "manager-email", "tag.sub", "include-api-keys", "x"),
      fc.oneof(anyText, fc.constantFrom("masked", "visible", "none", "0", "1", "1000", "-1", "1e9", "true")),
    ),
    { maxLength: 3 },
  )
  .map((entries) => entries.map(([name, value]) => `${name}=${encoded(value)}`).join("&"));

/** A header's value that `Headers` takes. */
export const anyHeaderValue = fc
  .string({ unit: "binary" })
  .map((text) => text.replace(/[^\x20-\x7e\x80-\xff]/g, "").trim());
