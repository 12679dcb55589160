import * as v from "valibot";
import { LIMITS } from "../core/limits.js";
import { createTransport, type Send, type TransportOptions } from "./transport.js";
import type { Upstream, UpstreamCalls, UpstreamConsumer } from "./upstream.js";
import {
  upstreamConsumerSchema,
  upstreamConsumersSchema,
  upstreamKeySchema,
  upstreamManagerSchema,
} from "./upstream-schemas.js";
import { comparableEmail } from "./user.js";

/** Where the keys are, and how to get at them. */
export interface ZuploOptions extends TransportOptions {
  /** The Zuplo account's name (Settings, Project Information). */
  account: string;
  /** The bucket: one for each environment. */
  bucket: string;
  /** The Developer API's key of the account, such as `process.env.ZUPLO_API_KEY`. It stays on the server. */
  apiKey: string | undefined;
  /** The Developer API, `https://dev.zuplo.com` by default. */
  url?: string;
}

const DEFAULT_URL = "https://dev.zuplo.com";

/**
 * Zuplo's Developer API as the guard's upstream, hosted or embedded (`zuplo({ fetch: store.fetch, … })`).
 *
 * @throws TypeError at once where the options cannot work
 * @see https://zuplo.com/docs/articles/api-key-api
 */
export function zuplo(options: ZuploOptions): Upstream {
  const base = baseOf(options);
  const connect = createTransport(options.apiKey ?? "", options);
  return { ...callsOf(base, connect()), within: (limit) => callsOf(base, connect(limit)) };
}

function callsOf(base: string, send: Send): UpstreamCalls {
  const consumer = (name: string) => `${base}/consumers/${encodeURIComponent(name)}`;
  const key = (name: string, id: string) => `${consumer(name)}/keys/${encodeURIComponent(id)}`;
  const withEverything = "include-api-keys=true&include-managers=true&include-manager-invites=true";

  const readPage = async (filter: URLSearchParams, offset: number) => {
    const page = `limit=${LIMITS.pageSize}&offset=${offset}&${withEverything}&key-format=masked&${filter}`;
    const { data } = await send("GET", `${base}/consumers?${page}`, upstreamConsumersSchema);
    return data;
  };

  return {
    async findConsumers(filter) {
      const query =
        "tag" in filter
          ? new URLSearchParams([[`tag.${filter.tag[0]}`, filter.tag[1]]])
          : new URLSearchParams({ "manager-email": comparableEmail(filter.managerEmail) });
      const found: UpstreamConsumer[] = [];
      for (;;) {
        const page = await readPage(query, found.length);
        found.push(...page);
        if (page.length < LIMITS.pageSize) return found;
      }
    },
    readConsumer: (name, keyFormat = "masked") =>
      send("GET", `${consumer(name)}?${withEverything}&key-format=${keyFormat}`, upstreamConsumerSchema),
    createConsumer: (body, { withApiKey }) =>
      send("POST", `${base}/consumers${withApiKey ? "?with-api-key=true" : ""}`, upstreamConsumerSchema, body),
    renameConsumer: (name, description) => send("PATCH", consumer(name), upstreamConsumerSchema, { description }),
    async deleteConsumer(name) {
      await send("DELETE", consumer(name), v.unknown());
    },
    createKey: (name, input) => send("POST", `${consumer(name)}/keys`, upstreamKeySchema, input),
    readVisibleKey: (name, id) => send("GET", `${key(name, id)}?key-format=visible`, upstreamKeySchema),
    updateKey: (name, id, change) => send("PATCH", key(name, id), upstreamKeySchema, change),
    async deleteKey(name, id) {
      await send("DELETE", key(name, id), v.unknown());
    },
    inviteManager: (name, email) =>
      send("POST", `${consumer(name)}/managers`, upstreamManagerSchema, { email: comparableEmail(email) }),
    async removeManager(name, id) {
      await send("DELETE", `${consumer(name)}/managers/${encodeURIComponent(id)}`, v.unknown());
    },
  };
}

function baseOf({ account, bucket, apiKey, url = DEFAULT_URL }: ZuploOptions): string {
  const missing = Object.entries({ account, bucket, apiKey }).filter(([, value]) => !value);
  if (missing.length > 0) {
    throw new TypeError(`zuplo(): missing ${missing.map(([name]) => `\`${name}\``).join(", ")}.`);
  }
  const { protocol = "", username, password, search, hash } = URL.canParse(url) ? new URL(url) : {};
  if (!/^https?:$/.test(protocol) || username || password || search || hash) {
    throw new TypeError("zuplo(): `url` is an http(s) address without a user, a query or a fragment.");
  }
  // The one part of the path that is not checked against a pattern; dots alone would climb out of it.
  if (/^\.+$/.test(account)) throw new TypeError("zuplo(): `account` is no account's name.");
  if (!/^[a-z0-9-]{5,128}$/.test(bucket)) {
    throw new TypeError("zuplo(): `bucket` takes 5 to 128 lower-case letters, digits and dashes.");
  }
  return `${url.replace(/\/+$/, "")}/v1/accounts/${encodeURIComponent(account)}/key-buckets/${bucket}`;
}
