import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { endOfRolled, isActive, isMasked, maskKey, successorExpiry } from "../../src/core/api-key.ts";
import { parseInstant } from "../../src/core/instant.ts";
import { LATEST_INSTANT } from "../../src/core/limits.ts";
import { paths } from "../../src/core/paths.ts";
import { isName } from "../../src/core/rules.ts";
import {
  apiKeySchema,
  consumerListSchema,
  consumerSchema,
  issuedKeySchema,
  managerListSchema,
  newConsumerSchema,
  problemSchema,
} from "../../src/core/wire.ts";
import { anyJson, anyText } from "./arbitraries.ts";
import { holds } from "./property.ts";

const NOW = Date.UTC(2030, 0, 1);
const SECRET = "lkey_0123456789012345678901234567890123456789abc_Secret";

const text = fc.option(anyText, { nil: undefined });
const date = fc.oneof(
  fc.date({ noInvalidDate: true }).map((each) => each.toISOString()),
  text,
  fc.constant(null),
);

/** A key as a service may send it, wrong in any of its fields. */
const wireKey = fc.record(
  { id: text, description: text, createdOn: date, expiresOn: date, key: fc.constantFrom(SECRET, "****cret", null) },
  { requiredKeys: [] },
);

const wireConsumer = fc.record(
  {
    id: text,
    name: text,
    label: text,
    subject: text,
    createdOn: date,
    metadata: anyJson,
    apiKeys: fc.oneof(fc.record({ data: fc.array(wireKey, { maxLength: 3 }) }), anyJson),
  },
  { requiredKeys: [] },
);

const wireList = fc.record(
  { data: fc.array(wireConsumer, { maxLength: 3 }), total: anyJson, provisioned: fc.oneof(fc.boolean(), anyJson) },
  { requiredKeys: ["data"] },
);

test("any JSON is believed or refused, and never stops the parser", async () => {
  const schemas = [apiKeySchema, consumerSchema, consumerListSchema, issuedKeySchema, managerListSchema];
  await holds(
    fc.property(fc.oneof(anyJson, wireKey, wireConsumer, wireList), (value) => {
      for (const schema of [...schemas, newConsumerSchema, problemSchema]) v.safeParse(schema, value);
    }),
  );
});

test("no plain key survives in what is cached, whatever a service sends", async () => {
  await holds(
    fc.property(wireList, (value) => {
      const parsed = v.safeParse(consumerListSchema, value);
      if (parsed.success) expect(JSON.stringify(parsed.output.consumers)).not.toContain(SECRET);
    }),
  );
});

test("a masked key shows four characters at most", async () => {
  await holds(
    fc.property(fc.stringMatching(/^[\w-]{0,200}$/), (key) => {
      const masked = maskKey(key);
      expect(isMasked(masked)).toBe(true);
      expect(masked.length).toBeLessThanOrEqual(8);
      expect(maskKey(masked)).toBe(masked);
    }),
  );
});

test("an id comes back from its path as it went in, one segment long", async () => {
  await holds(
    fc.property(fc.string({ minLength: 1, unit: "grapheme" }), fc.string({ minLength: 1 }), (id, keyId) => {
      fc.pre(![id, keyId].some((each) => each === "." || each === ".."));
      const { pathname, search, hash } = new URL(paths.key(id, keyId), "https://keys.example.com");
      expect(pathname.split("/").map(decodeURIComponent)).toEqual(["", "consumers", id, "keys", keyId]);
      expect(search + hash).toBe("");
    }),
  );
});

test("an id that a URL would take for a step in the path is not believed", async () => {
  const key = { id: "..", createdOn: "2030-01-01T00:00:00Z" };
  expect(v.is(apiKeySchema, key)).toBe(false);
  expect(v.is(consumerSchema, key)).toBe(false);
});

test("a date-time is read to the millisecond, and nothing else is read as one", async () => {
  await holds(
    fc.property(
      fc.date({ min: new Date(0), max: new Date(LATEST_INSTANT), noInvalidDate: true }),
      anyText,
      (moment, other) => {
        expect(parseInstant(moment.toISOString())).toBe(moment.getTime());
        const read = parseInstant(other);
        if (read !== null) expect(other).toMatch(/^\d{4}-\d\d-\d\dt\d\d:/i);
      },
    ),
  );
});

test("a roll never lengthens a life, nor makes a permanent key of one that ends", async () => {
  const moment = fc.integer({ min: 0, max: LATEST_INSTANT });
  await holds(
    fc.property(moment, fc.option(moment), moment, (createdAt, endsAt, until) => {
      const key = {
        createdOn: new Date(createdAt).toISOString(),
        expiresOn: endsAt === null ? null : new Date(endsAt).toISOString(),
      };
      const end = Date.parse(endOfRolled(key, until));
      expect(end).toBeLessThanOrEqual(until);
      if (endsAt !== null) expect(end).toBeLessThanOrEqual(endsAt);
      const next = successorExpiry(key, NOW);
      expect(next === null).toBe(endsAt === null);
      if (next !== null) expect(isActive({ expiresOn: next }, NOW)).toBe(true);
    }),
  );
});

test("a name that is allowed is visible, of one line and stays in its direction", async () => {
  await holds(
    fc.property(anyText, (name) => {
      if (!isName(name)) return;
      expect(name.trim()).not.toBe("");
      expect(name).not.toMatch(/[\n\r\u202a-\u202e\u2066-\u2069\p{Surrogate}]/u);
      expect(name).not.toContain("\0");
    }),
  );
});
