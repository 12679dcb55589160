import type { HttpBindings } from "@hono/node-server";

/** oidc-provider speaks Node's own requests and responses, which `@hono/node-server` hands on. */
export interface NodeEnv {
  Bindings: HttpBindings;
}
