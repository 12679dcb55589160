/** Every operation that the guard offers, in one table: what is not in it does not exist. */

import type { AuditType, PathIds } from "./audit.js";
import type { GuardApp } from "./routes/env.js";

/** What an operation does, as limits see it. `reveal` is a read of a plain key. */
export type OperationKind = "read" | "write" | "reveal";

/** One route of the wire contract. `HEAD` is answered wherever `GET` is, as `GET` without the body (RFC 9110, 9.3.2). */
export interface Operation {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** A path of the router, with `:id`, `:keyId` and `:managerId` where ids stand. */
  readonly path: string;
  readonly kind: OperationKind;
  /** What its audit event is called. `PUT /me` rarely has one, so it says so itself. */
  readonly event?: AuditType;
}

const consumer = "/consumers/:id";
const key = `${consumer}/keys/:keyId`;
const managers = `${consumer}/managers`;

export const OPERATIONS: readonly Operation[] = [
  { method: "PUT", path: "/me", kind: "read" },
  { method: "GET", path: "/consumers", kind: "read" },
  { method: "POST", path: "/consumers", kind: "write", event: "consumer.created" },
  { method: "PATCH", path: consumer, kind: "write", event: "consumer.renamed" },
  { method: "DELETE", path: consumer, kind: "write", event: "consumer.deleted" },
  { method: "POST", path: `${consumer}/roll-key`, kind: "write", event: "key.rolled" },
  { method: "POST", path: `${consumer}/keys`, kind: "write", event: "key.created" },
  { method: "GET", path: key, kind: "reveal", event: "key.revealed" },
  { method: "PATCH", path: key, kind: "write", event: "key.updated" },
  { method: "DELETE", path: key, kind: "write", event: "key.deleted" },
  { method: "POST", path: `${key}/roll`, kind: "write", event: "key.rolled" },
  { method: "GET", path: managers, kind: "read" },
  { method: "POST", path: managers, kind: "write", event: "manager.invited" },
  { method: "DELETE", path: `${managers}/:managerId`, kind: "write", event: "manager.removed" },
];

/** The paths, each with the methods that it takes. */
export const METHODS: ReadonlyMap<string, readonly string[]> = new Map(
  OPERATIONS.map(({ path }) => [path, OPERATIONS.filter((each) => each.path === path).flatMap(methodsOf)]),
);

function methodsOf({ method }: Operation): string[] {
  return method === "GET" ? ["GET", "HEAD"] : [method];
}

/** The operation that a request asks for, and what it names. */
export interface Asked {
  readonly operation: Operation;
  readonly ids: PathIds;
}

/** Finds out what each request asks for, before it is known who asks. */
export function recognise(app: GuardApp) {
  for (const operation of OPERATIONS) {
    app.on(operation.method, operation.path, async (c, next) => {
      const isMasked = operation.kind === "reveal" && c.req.query("key-format") !== "visible";
      const { method, path } = operation;
      c.set("asked", {
        operation: isMasked ? { method, path, kind: "read" } : operation,
        ids: idsOf(c.req.param()),
      });
      await next();
    });
  }
}

const NAME = /^[a-z0-9-]{1,128}$/;
/** Ids of the key services have 30 characters at most, plain keys 46 at least. */
const ID = /^[A-Za-z0-9_-]{1,40}$/;

/** Only what is shaped like an id, and unlike a key that somebody pasted there: this goes into logs. */
function idsOf({ id = "", keyId = "", managerId = "" }: Partial<Record<string, string>>): PathIds {
  return {
    ...(NAME.test(id) ? { consumerId: id } : {}),
    ...(ID.test(keyId) ? { keyId } : {}),
    ...(ID.test(managerId) ? { managerId } : {}),
  };
}
