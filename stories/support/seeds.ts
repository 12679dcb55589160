import type { ConsumerSeed } from "latchkey/testing";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** An instant relative to the present, as services write it. */
export const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** One consumer with one key: what most people have. */
export const one = (): ConsumerSeed[] => [
  {
    id: "ada",
    label: "ada@example.com",
    apiKeys: [{ id: "default", description: "Default key", createdOn: inMs(-DAY) }],
  },
];

/** A consumer with a key of each kind. */
export const acme = (): ConsumerSeed => ({
  id: "acme",
  label: "Acme",
  createdOn: inMs(-90 * DAY),
  apiKeys: [
    { id: "ci", description: "CI", createdOn: inMs(-2 * DAY) },
    { id: "laptop", description: "Laptop", createdOn: inMs(-3 * DAY), expiresOn: inMs(23 * HOUR + MINUTE) },
    { id: "staging", description: "Staging", createdOn: inMs(-30 * DAY), expiresOn: inMs(60 * DAY) },
    { id: "old", description: "Old server", createdOn: inMs(-90 * DAY), expiresOn: inMs(-DAY) },
  ],
});

/** A key that was rolled an hour ago, and its successor. */
export const rolled = (): ConsumerSeed[] => [
  {
    id: "globex",
    label: "Globex",
    apiKeys: [
      { id: "new", description: "CI", createdOn: inMs(-HOUR) },
      { id: "replaced", description: "CI", createdOn: inMs(-40 * DAY), expiresOn: inMs(23 * HOUR) },
    ],
  },
];

export const many = (): ConsumerSeed[] =>
  ["Acme", "Globex", "Initech", "Hooli", "Umbrella", "Stark Industries"].map((label, index) => ({
    id: `consumer-of-${index}`,
    label,
    apiKeys: ["Production", "CI"].slice(0, 1 + (index % 2)).map((description, key) => ({
      id: `${index}-${key}`,
      description,
      createdOn: inMs(-(index + 1) * 11 * DAY - key),
      expiresOn: index === 3 ? inMs(5 * DAY) : null,
    })),
  }));

export const long = (): ConsumerSeed[] => [
  {
    id: "fleet",
    label: "Fleet",
    apiKeys: Array.from({ length: 40 }, (_, index) => ({
      id: `vehicle-${index}`,
      description: `Vehicle ${index + 1}`,
      createdOn: inMs(-index * DAY),
    })),
  },
];

/** Names that break pages which take names for granted. */
export const names = (): ConsumerSeed[] => [
  {
    id: "long",
    label: "Rheinisch-Westfälische Wasserwerksgesellschaft für kommunale Versorgungsdienstleistungen mbH & Co. KG",
    apiKeys: [
      { id: "unbroken", description: "x".repeat(120) },
      { id: "markup", description: "<img src=x onerror=alert(1)> & <b>bold</b>" },
      { id: "emoji", description: "👩‍👩‍👧‍👦 Family 🏳️‍🌈 key 🇳🇴" },
      { id: "rtl", description: "مفتاح الإنتاج (API)" },
      { id: "mixed", description: "Server \u202Eevil\u202C שרת 1" },
      { id: "spaces", description: " " },
    ],
  },
  { id: "rtl", label: "شركة المثال للطيران", apiKeys: [{ id: "rtl-key", description: "Production" }] },
];
