import { type ApiKey, type IssuedKey, maskKey } from "../core/api-key.js";
import type { Consumer, JsonValue, Manager } from "../core/consumer.js";

/** A key to start with. */
export interface ApiKeySeed {
  readonly id?: string | undefined;
  readonly description: string;
  /** RFC 3339; the moment of the start by default. */
  readonly createdOn?: string | undefined;
  /** RFC 3339; `null`, the default, for a key that does not expire. */
  readonly expiresOn?: string | null | undefined;
}

export interface ManagerSeed {
  readonly email: string;
  /** True for an invite. */
  readonly pending?: boolean | undefined;
}

/** A consumer to start with. */
export interface ConsumerSeed {
  readonly id?: string | undefined;
  readonly label: string;
  readonly createdOn?: string | undefined;
  readonly metadata?: Readonly<Record<string, JsonValue>> | undefined;
  readonly apiKeys?: readonly ApiKeySeed[] | undefined;
  readonly managers?: readonly ManagerSeed[] | undefined;
}

export interface KeyRecord {
  readonly id: string;
  readonly plain: string;
  readonly createdOn: string;
  description: string;
  expiresOn: string | null;
}

export interface ConsumerRecord {
  readonly id: string;
  readonly createdOn: string;
  readonly metadata: Readonly<Record<string, JsonValue>>;
  label: string;
  keys: KeyRecord[];
  managers: Manager[];
}

/** Makes records with ids that count up, so that a test can name them: `consumer-1`, `key-1`, `manager-1`. */
export function createRecorder(now: () => number) {
  const counts = new Map<string, number>();
  const nextId = (noun: string) => {
    const count = (counts.get(noun) ?? 0) + 1;
    counts.set(noun, count);
    return `${noun}-${count}`;
  };
  const present = () => new Date(now()).toISOString();

  const key = ({ id, description, createdOn, expiresOn }: ApiKeySeed): KeyRecord => ({
    id: id ?? nextId("key"),
    plain: randomKey(),
    createdOn: createdOn ?? present(),
    description,
    expiresOn: expiresOn ?? null,
  });
  const manager = ({ email, pending = false }: ManagerSeed): Manager => ({
    id: nextId("manager"),
    email,
    createdOn: present(),
    pending,
  });
  const consumer = (seed: ConsumerSeed): ConsumerRecord => ({
    id: seed.id ?? nextId("consumer"),
    createdOn: seed.createdOn ?? present(),
    metadata: seed.metadata ?? {},
    label: seed.label,
    keys: (seed.apiKeys ?? []).map(key),
    managers: (seed.managers ?? [{ email: "you@example.com" }]).map(manager),
  });
  return { key, manager, consumer };
}

/** Looks like the embedded store's keys; opens nothing. */
function randomKey(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, "0"));
  return `lkey_${hex.slice(0, 20).join("")}_${hex.slice(20).join("")}`;
}

export const toApiKey = ({ id, description, createdOn, expiresOn, plain }: KeyRecord): ApiKey => ({
  id,
  description,
  createdOn,
  expiresOn,
  masked: maskKey(plain),
});

export const toIssuedKey = (key: KeyRecord): IssuedKey => ({ apiKey: toApiKey(key), secret: key.plain });

/** With its newest key first. */
export const toConsumer = ({ id, label, createdOn, metadata, keys }: ConsumerRecord): Consumer => ({
  id,
  name: id,
  label,
  createdOn,
  metadata,
  apiKeys: keys.toSorted((a, b) => Date.parse(b.createdOn) - Date.parse(a.createdOn)).map(toApiKey),
});
