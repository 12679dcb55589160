/** A guard over the wire that answers as it should, until it is told to misbehave. */
import { acme } from "./seeds.ts";

export type Answer = () => Promise<Response>;

const key = { id: "ci", description: "CI", createdOn: "2030-01-01T00:00:00Z", key: "****a1b2" };
const list = () => ({ data: [{ ...acme(), createdOn: key.createdOn, apiKeys: { data: [key] } }], total: 1 });

export interface MisbehavingServer {
  readonly fetch: typeof fetch;
  /** How often it was asked, by method. */
  readonly asked: (method: "PUT" | "PATCH") => number;
  /** How requests of this method are answered from now on; `null` for as they should be. */
  answer(method: "PUT" | "PATCH", answer: Answer | null): void;
}

export function misbehavingServer(): MisbehavingServer {
  const asked: string[] = [];
  const answers = new Map<string, Answer>();
  return {
    asked: (method) => asked.filter((each) => each === method).length,
    answer(method, answer) {
      if (answer === null) answers.delete(method);
      else answers.set(method, answer);
    },
    async fetch(_, { method = "GET", body, signal } = {}) {
      asked.push(method);
      const misbehaviour = answers.get(method);
      if (misbehaviour) return abortable(misbehaviour(), signal);
      return Response.json(method === "PATCH" ? { ...key, ...JSON.parse(String(body)) } : list());
    },
  };
}

const abortable = (answer: Promise<Response>, signal: AbortSignal | null | undefined) =>
  Promise.race([
    answer,
    new Promise<never>((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
  ]);

const problem =
  (status: number, code?: string, headers: Record<string, string> = {}): Answer =>
  async () =>
    new Response(code === undefined ? null : JSON.stringify({ status, code }), {
      status,
      headers: { "content-type": "application/problem+json", "x-request-id": "req-42", ...headers },
    });

/** An answer whose connection is lost when half of it has come. */
const lostMidway: Answer = async () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"data":[{"id":"acme","apiKeys":{"data":['));
        controller.error(new TypeError("network error"));
      },
    }),
    { headers: { "content-type": "application/json" } },
  );

/** Every way to misbehave, and what people read of it. */
export const MISBEHAVIOURS: readonly { readonly name: string; readonly answer: Answer; readonly words: string }[] = [
  {
    name: "no connection",
    answer: () => Promise.reject(new TypeError("Failed to fetch")),
    words: "You seem to be offline",
  },
  { name: "a connection lost midway", answer: lostMidway, words: "You seem to be offline" },
  { name: "no answer in 15 s", answer: () => new Promise(() => undefined), words: "This is taking too long" },
  { name: "401", answer: problem(401, "expired_token"), words: "Your session has ended" },
  { name: "403", answer: problem(403, "not_admitted"), words: "Your account has no access to API keys" },
  { name: "409", answer: problem(409, "conflict"), words: "This clashes with another change" },
  { name: "429", answer: problem(429, "rate_limited", { "retry-after": "20" }), words: "Too many requests" },
  { name: "500 without a body", answer: problem(500), words: "Something went wrong" },
  { name: "503", answer: problem(503, "upstream_unavailable"), words: "The key service is not available" },
  {
    name: "HTML instead of JSON",
    answer: async () => new Response("<h1>Welcome at 10.0.0.7</h1>", { headers: { "content-type": "text/html" } }),
    words: "Something went wrong",
  },
  { name: "JSON of another shape", answer: async () => Response.json({ data: null }), words: "Something went wrong" },
];

/** The one that is only about a target. */
export const GONE: Answer = problem(404, "not_found");
