/** Every operation that the guard offers, in one table: what is not in it does not exist. */

/** One route of the wire contract. `HEAD` is answered wherever `GET` is, as `GET` without the body (RFC 9110, 9.3.2). */
export interface Operation {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** A path of the router, with `:id`, `:keyId` and `:managerId` where ids stand. */
  readonly path: string;
}

const consumer = "/consumers/:id";
const key = `${consumer}/keys/:keyId`;
const managers = `${consumer}/managers`;

export const OPERATIONS: readonly Operation[] = [
  { method: "PUT", path: "/me" },
  { method: "GET", path: "/consumers" },
  { method: "POST", path: "/consumers" },
  { method: "PATCH", path: consumer },
  { method: "DELETE", path: consumer },
  { method: "POST", path: `${consumer}/roll-key` },
  { method: "POST", path: `${consumer}/keys` },
  { method: "GET", path: key },
  { method: "PATCH", path: key },
  { method: "DELETE", path: key },
  { method: "POST", path: `${key}/roll` },
  { method: "GET", path: managers },
  { method: "POST", path: managers },
  { method: "DELETE", path: `${managers}/:managerId` },
];

/** The paths, each with the methods that it takes. */
export const METHODS: ReadonlyMap<string, readonly string[]> = new Map(
  OPERATIONS.map(({ path }) => [path, OPERATIONS.filter((each) => each.path === path).flatMap(methodsOf)]),
);

function methodsOf({ method }: Operation): string[] {
  return method === "GET" ? ["GET", "HEAD"] : [method];
}
