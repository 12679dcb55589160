import * as v from "valibot";
import type { IssuedKey } from "../core/api-key.js";
import { paths } from "../core/paths.js";
import { LatchkeyError } from "../core/problem.js";
import {
  apiKeySchema,
  consumerListSchema,
  consumerSchema,
  issuedKeySchema,
  managerListSchema,
  managerSchema,
  newConsumerSchema,
} from "../core/wire.js";
import { loadList, withFurtherPages } from "./http-list.js";
import { createTransport, type SendOptions } from "./http-transport.js";
import { newIdempotencyKey } from "./idempotency-key.js";
import {
  ALL_CAPABILITIES,
  type Capabilities,
  type CreateOptions,
  type KeyService,
  type RollInput,
} from "./key-service.js";

export interface HttpKeyServiceOptions {
  /** Where the guard is mounted, such as `/api/keys`; or `https://api.zuploedge.com/v2/client/{deployment}`. */
  readonly baseUrl: string;
  /** The access token of the signed-in user, sent as `Authorization: Bearer`. Called for each request. */
  readonly getToken?: (() => Promise<string>) | undefined;
  /** Sends the requests; the global `fetch` by default. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds that a request may take, the token included; 15,000 by default. */
  readonly timeoutMs?: number | undefined;
  /** Make sure of a first consumer and key (`PUT /me`); `true` by default. Zuplo's hosted client API takes `false`. */
  readonly provision?: boolean | undefined;
  /**
   * Send an `Idempotency-Key` with what makes something new, so that it can be repeated when its answer got lost; as
   * `provision` by default: the guard knows the header, and Zuplo's hosted client API may refuse it.
   */
  readonly idempotency?: boolean | undefined;
  /** What the service cannot do; everything is taken to work by default. */
  readonly capabilities?: Partial<Capabilities> | undefined;
  /** Names the service in cache keys; the base URL by default. */
  readonly name?: string | undefined;
}

/** For answers that say nothing but "done". */
const done = v.unknown();

/**
 * The service behind a Latchkey guard, or behind Zuplo's hosted client API: the wire contract over HTTP.
 *
 * Each call is one request, and a list one for each thousand consumers; none is repeated by itself. It rejects with a `LatchkeyError`: `network`, `timeout`,
 * `aborted`, `unexpected_response` for an answer that makes no sense, `invalid_token` where `getToken` fails, or the
 * code of the problem details that the server sent.
 */
export function httpKeyService({
  baseUrl,
  getToken,
  fetch,
  timeoutMs = 15_000,
  provision = true,
  idempotency = provision,
  capabilities,
  name = baseUrl,
}: HttpKeyServiceOptions): KeyService {
  const send = createTransport({ baseUrl, getToken, fetch, timeoutMs });

  const create = <Schema extends v.GenericSchema>(
    path: string,
    schema: Schema,
    body: unknown,
    { signal, idempotencyKey }: CreateOptions = {},
  ) => {
    const key = idempotency ? (idempotencyKey ?? newIdempotencyKey()) : undefined;
    return send("POST", path, schema, { body, signal, idempotencyKey: key });
  };

  /** Zuplo answers a roll with no body, so its new key has to be looked up. */
  const fetchSuccessor = async (consumerId: string, options: SendOptions): Promise<IssuedKey> => {
    try {
      const { consumers } = await loadList(send, options);
      const keys = consumers.find(({ id }) => id === consumerId)?.apiKeys ?? [];
      const newest = keys.toSorted((a, b) => Date.parse(b.createdOn) - Date.parse(a.createdOn))[0];
      if (!newest) throw new LatchkeyError("unexpected_response");
      return await send("GET", paths.visibleKey(consumerId, newest.id), issuedKeySchema, options);
    } catch (cause) {
      const detail = "The keys were rolled, but the new key could not be fetched. Reload the list and reveal it there.";
      throw new LatchkeyError("unexpected_response", { detail, cause });
    }
  };

  const roll = async (path: string, consumerId: string, { expiresOn }: RollInput, options?: CreateOptions) => {
    const issued = await create(path, v.optional(issuedKeySchema), { expiresOn }, options);
    return issued ?? fetchSuccessor(consumerId, { signal: options?.signal });
  };

  return {
    name,
    capabilities: { ...ALL_CAPABILITIES, ...capabilities },
    load: async (options) =>
      provision
        ? withFurtherPages(await send("PUT", paths.me, consumerListSchema, options), send, options)
        : loadList(send, options),
    createConsumer: (input, options) => create(paths.consumers, newConsumerSchema, input, options),
    renameConsumer: (id, label, { signal } = {}) =>
      send("PATCH", paths.consumer(id), consumerSchema, { body: { label }, signal }),
    async deleteConsumer(id, options) {
      await send("DELETE", paths.consumer(id), done, options);
    },
    createKey: (id, input, options) => create(paths.keys(id), issuedKeySchema, input, options),
    async revealKey(id, keyId, options) {
      const { secret } = await send("GET", paths.visibleKey(id, keyId), issuedKeySchema, options);
      return secret;
    },
    updateKey: (id, keyId, body, { signal } = {}) =>
      send("PATCH", paths.key(id, keyId), apiKeySchema, { body, signal }),
    async deleteKey(id, keyId, options) {
      await send("DELETE", paths.key(id, keyId), done, options);
    },
    rollKey: (id, keyId, input, options) => roll(paths.rollKey(id, keyId), id, input, options),
    rollConsumer: (id, input, options) => roll(paths.rollConsumer(id), id, input, options),
    listManagers: (id, options) => send("GET", paths.managers(id), managerListSchema, options),
    inviteManager: (id, email, options) => create(paths.managers(id), managerSchema, { email }, options),
    async removeManager(id, managerId, options) {
      await send("DELETE", paths.manager(id, managerId), done, options);
    },
  };
}
