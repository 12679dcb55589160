/** Every operation that the guard offers, in one table: what is not in it does not exist. */

/** What an operation does, as limits see it. `reveal` is a read of a plain key. */
export type OperationKind = "read" | "write" | "reveal";

/** One route of the wire contract. `HEAD` is answered wherever `GET` is, as `GET` without the body (RFC 9110, 9.3.2). */
export interface Operation {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** A path of the router, with `:id`, `:keyId` and `:managerId` where ids stand. */
  readonly path: string;
  readonly kind: OperationKind;
}

const consumer = "/consumers/:id";
const key = `${consumer}/keys/:keyId`;
const managers = `${consumer}/managers`;

export const OPERATIONS: readonly Operation[] = [
  { method: "PUT", path: "/me", kind: "read" },
  { method: "GET", path: "/consumers", kind: "read" },
  { method: "POST", path: "/consumers", kind: "write" },
  { method: "PATCH", path: consumer, kind: "write" },
  { method: "DELETE", path: consumer, kind: "write" },
  { method: "POST", path: `${consumer}/roll-key`, kind: "write" },
  { method: "POST", path: `${consumer}/keys`, kind: "write" },
  { method: "GET", path: key, kind: "reveal" },
  { method: "PATCH", path: key, kind: "write" },
  { method: "DELETE", path: key, kind: "write" },
  { method: "POST", path: `${key}/roll`, kind: "write" },
  { method: "GET", path: managers, kind: "read" },
  { method: "POST", path: managers, kind: "write" },
  { method: "DELETE", path: `${managers}/:managerId`, kind: "write" },
];

/** The paths, each with the methods that it takes. */
export const METHODS: ReadonlyMap<string, readonly string[]> = new Map(
  OPERATIONS.map(({ path }) => [path, OPERATIONS.filter((each) => each.path === path).flatMap(methodsOf)]),
);

function methodsOf({ method }: Operation): string[] {
  return method === "GET" ? ["GET", "HEAD"] : [method];
}
