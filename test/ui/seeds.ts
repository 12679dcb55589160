import type { ConsumerSeed } from "latchkey/testing";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** An instant relative to the present, as services write it. */
export const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** One consumer with a key of each kind. */
export const acme = () =>
  ({
    id: "acme",
    label: "Acme",
    apiKeys: [
      { id: "ci", description: "CI", createdOn: inMs(-2 * DAY) },
      { id: "laptop", description: "Laptop", createdOn: inMs(-3 * DAY), expiresOn: inMs(23 * HOUR) },
      { id: "old", description: "Old server", createdOn: inMs(-9 * DAY), expiresOn: inMs(-DAY) },
    ],
  }) satisfies ConsumerSeed;
