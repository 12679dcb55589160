import { activeKeys, endOfRolled, type IssuedKey, isActive, successorExpiryOfAll } from "../core/api-key.js";
import { LatchkeyError } from "../core/problem.js";
import { endingMoment, futureExpiry } from "../core/rules.js";
import { ALL_CAPABILITIES, type CallOptions, type Capabilities, type KeyService } from "./key-service.js";
import {
  createControls,
  type Faults,
  type Latency,
  type MemoryControls,
  type MemoryOperation,
} from "./memory-controls.js";
import {
  type ConsumerRecord,
  type ConsumerSeed,
  createRecorder,
  type KeyRecord,
  toApiKey,
  toConsumer,
  toIssuedKey,
} from "./memory-records.js";
import { checkedEmail, checkedName } from "./memory-rules.js";

export interface MemoryKeyServiceOptions {
  /** What is there from the start: nothing, by default, as for a new user. */
  readonly consumers?: readonly ConsumerSeed[] | undefined;
  /** Whether a load that finds nothing makes a first consumer and key; `true` by default. */
  readonly provisioning?: boolean | undefined;
  /** Milliseconds since the epoch; the real time by default. */
  readonly now?: (() => number) | undefined;
  /** What the service cannot do; everything else works. */
  readonly capabilities?: Partial<Capabilities> | undefined;
  /** Milliseconds before each answer; 0 by default. */
  readonly latencyMs?: Latency | undefined;
  /** Failures from the start; see {@link MemoryControls.fail}. */
  readonly faults?: Faults | undefined;
}

/** A key service in memory, and the handle that makes it slow or faulty. */
export interface MemoryKeyService extends KeyService, MemoryControls {}

const FIRST_KEY = "Default key";

/** A key service in memory, for stories and tests: the guard's rules and errors, without a network. */
export function memoryKeyService({
  consumers: seeds = [],
  provisioning = true,
  now = Date.now,
  capabilities: limits,
  latencyMs,
  faults,
}: MemoryKeyServiceOptions = {}): MemoryKeyService {
  const capabilities = { ...ALL_CAPABILITIES, ...limits };
  const { controls, enter } = createControls(latencyMs, faults);
  const record = createRecorder(now);
  let consumers = seeds.map(record.consumer);

  const allow = async (operation: MemoryOperation, can: keyof Capabilities, options: CallOptions | undefined) => {
    await enter(operation, options);
    if (!capabilities[can]) throw new LatchkeyError(can === "reveal" ? "not_retrievable" : "method_not_allowed");
  };
  const keyOf = (consumerId: string, keyId: string) => find(find(consumers, consumerId).keys, keyId);

  const roll = (consumer: ConsumerRecord, candidates: readonly KeyRecord[], expiresOn: string): IssuedKey => {
    const until = endingMoment(expiresOn, now());
    const old = activeKeys(candidates, now());
    const newest = old.toSorted((a, b) => Date.parse(b.createdOn) - Date.parse(a.createdOn))[0];
    if (!newest)
      throw new LatchkeyError("nothing_to_roll", { detail: "All of its keys have expired. Create a new one." });
    const successor = record.key({
      description: newest.description,
      expiresOn: successorExpiryOfAll(old, now()),
    });
    for (const key of old) key.expiresOn = endOfRolled(key, until);
    consumer.keys.unshift(successor);
    return toIssuedKey(successor);
  };

  const service: KeyService = {
    // Two services are never taken to hold the same data, not even in two tabs.
    name: `memory-${crypto.randomUUID()}`,
    capabilities,
    async load(options) {
      await enter("load", options);
      const first = provisioning && consumers.length === 0 ? firstConsumer() : null;
      if (first) consumers = [first.consumer];
      return {
        consumers: consumers.map(toConsumer),
        total: consumers.length,
        provisioned: first && { consumerId: first.consumer.id, issued: toIssuedKey(first.key) },
      };
    },
    async createConsumer({ label, apiKey }, options) {
      await allow("createConsumer", "createConsumer", options);
      const consumer = record.consumer({ label: checkedName("label", label) });
      const key = newKey(apiKey?.description ?? FIRST_KEY, apiKey?.expiresOn);
      consumer.keys = [key];
      consumers = [...consumers, consumer];
      return { consumer: toConsumer(consumer), issued: toIssuedKey(key) };
    },
    async renameConsumer(consumerId, label, options) {
      await allow("renameConsumer", "renameConsumer", options);
      const consumer = find(consumers, consumerId);
      consumer.label = checkedName("label", label);
      return toConsumer(consumer);
    },
    async deleteConsumer(consumerId, options) {
      await allow("deleteConsumer", "deleteConsumer", options);
      consumers = without(consumers, consumerId);
    },
    async createKey(consumerId, { description, expiresOn }, options) {
      await allow("createKey", "createKey", options);
      const key = newKey(description, expiresOn);
      find(consumers, consumerId).keys.unshift(key);
      return toIssuedKey(key);
    },
    async revealKey(consumerId, keyId, options) {
      await allow("revealKey", "reveal", options);
      return keyOf(consumerId, keyId).plain;
    },
    async updateKey(consumerId, keyId, { description, expiresOn }, options) {
      await allow("updateKey", "updateKey", options);
      if (description === undefined && expiresOn === undefined) {
        throw new LatchkeyError("invalid_body", { detail: "Give `description`, `expiresOn` or both." });
      }
      const name = description === undefined ? undefined : checkedName("description", description);
      const end = expiresOn === undefined ? undefined : new Date(endingMoment(expiresOn, now())).toISOString();
      const key = keyOf(consumerId, keyId);
      if (end !== undefined && !isActive(key, now())) {
        throw new LatchkeyError("invalid_expiry", { detail: "This key has expired for good. Create a new one." });
      }
      key.description = name ?? key.description;
      key.expiresOn = end ?? key.expiresOn;
      return toApiKey(key);
    },
    async deleteKey(consumerId, keyId, options) {
      await allow("deleteKey", "deleteKey", options);
      const consumer = find(consumers, consumerId);
      consumer.keys = without(consumer.keys, keyId);
    },
    async rollKey(consumerId, keyId, { expiresOn }, options) {
      await allow("rollKey", "rollKey", options);
      return roll(find(consumers, consumerId), [keyOf(consumerId, keyId)], expiresOn);
    },
    async rollConsumer(consumerId, { expiresOn }, options) {
      await allow("rollConsumer", "rollConsumer", options);
      const consumer = find(consumers, consumerId);
      return roll(consumer, consumer.keys, expiresOn);
    },
    async listManagers(consumerId, options) {
      await allow("listManagers", "managers", options);
      return [...find(consumers, consumerId).managers];
    },
    async inviteManager(consumerId, email, options) {
      await allow("inviteManager", "managers", options);
      const address = checkedEmail(email);
      const { managers } = find(consumers, consumerId);
      const known = managers.find((manager) => manager.email.toLowerCase() === address.toLowerCase());
      if (known) return known;
      const invited = record.manager({ email: address, pending: true });
      managers.push(invited);
      return invited;
    },
    async removeManager(consumerId, managerId, options) {
      await allow("removeManager", "managers", options);
      const consumer = find(consumers, consumerId);
      const others = without(consumer.managers, managerId);
      if (others.every(({ pending }) => pending) && !find(consumer.managers, managerId).pending) {
        throw new LatchkeyError("last_manager", {
          detail: "Nobody could reach the keys any more. Add another manager first.",
        });
      }
      consumer.managers = others;
    },
  };

  function newKey(description: string, expiresOn: string | undefined): KeyRecord {
    const name = checkedName("description", description);
    return record.key({
      description: name,
      expiresOn: expiresOn === undefined ? null : futureExpiry(expiresOn, now()),
    });
  }

  function firstConsumer() {
    const key = record.key({ description: FIRST_KEY });
    return { key, consumer: { ...record.consumer({ label: "you@example.com" }), keys: [key] } };
  }

  return { ...service, ...controls };
}

/** @throws LatchkeyError `not_found` */
function find<T extends { readonly id: string }>(entries: readonly T[], id: string): T {
  const found = entries.find((entry) => entry.id === id);
  if (!found) throw new LatchkeyError("not_found");
  return found;
}

/** @throws LatchkeyError `not_found` */
function without<T extends { readonly id: string }>(entries: readonly T[], id: string): T[] {
  const target = find(entries, id);
  return entries.filter((entry) => entry !== target);
}
