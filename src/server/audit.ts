/** Who did what: one event for each write and each plain key shown, done or refused. */
import type { MiddlewareHandler } from "hono";
import { type ProblemCode, toLatchkeyError } from "../core/problem.js";
import type { Log } from "./logger.js";
import type { GuardContext, GuardEnv } from "./routes/env.js";

/** What was done, and which ids it was done to. Ids alone: no key, no token, no name, no e-mail address. */
interface Done {
  /** The user's first visit made them a consumer; `keyId` is `null` where its first key could not be told. */
  "consumer.provisioned": { readonly consumerId: string; readonly keyId: string | null };
  "consumer.created": { readonly consumerId: string; readonly keyId: string | null };
  "consumer.renamed": { readonly consumerId: string };
  "consumer.deleted": { readonly consumerId: string };
  "key.created": { readonly consumerId: string; readonly keyId: string };
  /** The plain key was shown to somebody who asked for it. */
  "key.revealed": { readonly consumerId: string; readonly keyId: string };
  /** Its name, its expiry or both; an expiry in the present ends the key. */
  "key.updated": {
    readonly consumerId: string;
    readonly keyId: string;
    readonly changed: readonly ("description" | "expiresOn")[];
  };
  /** `keyIds` were replaced by `successorId`. */
  "key.rolled": { readonly consumerId: string; readonly keyIds: readonly string[]; readonly successorId: string };
  "key.deleted": { readonly consumerId: string; readonly keyId: string };
  "manager.invited": { readonly consumerId: string; readonly managerId: string };
  "manager.removed": { readonly consumerId: string; readonly managerId: string };
}

/** The name of what was done, such as `key.rolled`. */
export type AuditType = keyof Done;

/** The ids in a request's path, where they look like ids; they need not exist, nor be the user's. */
export interface PathIds {
  readonly consumerId?: string;
  readonly keyId?: string;
  readonly managerId?: string;
}

interface AuditBase {
  /** When it was answered: RFC 3339, UTC. */
  readonly at: string;
  /** The one that the user was shown and that is in the log. */
  readonly requestId: string;
  /** Who: the verified token's `sub`. */
  readonly subject: string;
}

type Fields = { [Type in AuditType]: { readonly type: Type } & Done[Type] }[AuditType];
type Success = Fields & { readonly outcome: "success" };

/**
 * It was refused or went wrong. With a `code` such as `upstream_timeout` nobody knows whether it was done all the same.
 */
interface Failure extends PathIds {
  readonly type: AuditType;
  readonly outcome: "failure";
  readonly code: ProblemCode;
}

/**
 * A write, or the showing of a plain key, by a user with a good token: told of once it has been answered.
 *
 * @example
 * createGuard({ …, onEvent: (event) => auditTrail.append(event) });
 */
export type AuditEvent = AuditBase & (Success | Failure);

/** What one request is about: first what it tries, then what it has done. */
export type Trace = { readonly outcome: "open"; readonly type: AuditType } | Success;

/** Says what a request is about to try, so that its failure is told of as well. */
export function attempt(c: GuardContext, type: AuditType) {
  c.set("trace", { type, outcome: "open" });
}

/** Says what a request has done. */
export function done(c: GuardContext, fields: Fields) {
  c.set("trace", { ...fields, outcome: "success" });
}

export interface AuditOptions {
  readonly onEvent: ((event: AuditEvent) => unknown) | undefined;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Tells of each request once it is answered. The listener is not waited for: if it hangs, throws or rejects, the answer
 * stays what it is.
 */
export function audit({ onEvent, now, log }: AuditOptions): MiddlewareHandler<GuardEnv> {
  const tell = (event: AuditEvent) => {
    log("info", { ...event }, "audit");
    const failed = () => log("error", { requestId: event.requestId, type: event.type }, "onEvent failed");
    try {
      Promise.resolve(onEvent?.(event)).catch(failed);
    } catch {
      failed();
    }
  };

  return async (c, next) => {
    const event = c.get("asked")?.operation.event;
    if (event) attempt(c, event);
    await next();
    const trace = c.get("trace");
    const user = c.get("user");
    if (!trace || !user) return;
    const base = { at: new Date(now()).toISOString(), requestId: c.get("requestId"), subject: user.sub };
    const told = eventOf(c, trace, base);
    if (told) tell(told);
  };
}

function eventOf(c: GuardContext, trace: Trace, base: AuditBase): AuditEvent | null {
  if (c.error) {
    const { code } = toLatchkeyError(c.error);
    return { ...base, type: trace.type, outcome: "failure", code, ...c.get("asked")?.ids };
  }
  // Answered, but by nobody who did it: a repeat of what was done before.
  return trace.outcome === "success" ? { ...base, ...trace } : null;
}
