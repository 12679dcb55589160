import * as v from "valibot";
import { LatchkeyError } from "../core/problem.js";
import { withDeadline } from "./deadline.js";
import { problemOf } from "./http-problem.js";

export interface TransportOptions {
  readonly baseUrl: string;
  readonly getToken?: (() => Promise<string>) | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly timeoutMs: number;
}

export interface SendOptions {
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Sent as `Idempotency-Key`. */
  readonly idempotencyKey?: string | undefined;
}

/** Sends one request and believes the answer only in the shape of `schema`, to which a 204 is `undefined`. */
export type Send = <Schema extends v.GenericSchema>(
  method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE",
  path: string,
  schema: Schema,
  options?: SendOptions,
) => Promise<v.InferOutput<Schema>>;

/** One request, no retries: whether to try again is for those to say who know what the request does. */
export function createTransport({ baseUrl, getToken, fetch, timeoutMs }: TransportOptions): Send {
  const base = baseUrl.replace(/\/+$/, "");

  return (method, path, schema, { body, signal: caller, idempotencyKey } = {}) =>
    withDeadline(
      async (signal) => {
        const headers = new Headers({ accept: "application/json" });
        if (getToken) headers.set("authorization", `Bearer ${await tokenFrom(getToken)}`);
        if (body !== undefined) headers.set("content-type", "application/json");
        // A string of structured fields, which a JSON string in ASCII is.
        if (idempotencyKey !== undefined) headers.set("idempotency-key", JSON.stringify(idempotencyKey));
        const response = await reach(() =>
          // Looked up for each request: what replaces `fetch` may be installed after this module is loaded.
          (fetch ?? globalThis.fetch)(base + path, {
            method,
            headers,
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            signal,
            cache: "no-store",
            credentials: "same-origin",
            // A token must not follow a redirect to wherever it leads.
            redirect: "error",
          }),
        );
        const text = await reach(() => response.text());
        if (!response.ok) throw problemOf(response, text);
        return parse(schema, response, text);
      },
      timeoutMs,
      caller,
    );
}

async function tokenFrom(getToken: () => Promise<string>): Promise<string> {
  try {
    return await getToken();
  } catch (cause) {
    if (cause instanceof LatchkeyError) throw cause;
    throw new LatchkeyError("invalid_token", { detail: "There is no access token. Sign in again.", cause });
  }
}

async function reach<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    throw new LatchkeyError("network", { detail: "Check your connection and try again.", cause });
  }
}

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  response: Response,
  text: string,
): v.InferOutput<Schema> {
  try {
    return v.parse(schema, response.status === 204 ? undefined : JSON.parse(text));
  } catch {
    // Neither the parser's message nor the body goes into the error: both may quote a plain key.
    throw new LatchkeyError("unexpected_response", {
      detail: "Try again. If it stays like this, tell the operator of this site.",
      status: response.status,
      requestId: response.headers.get("x-request-id") ?? undefined,
    });
  }
}
