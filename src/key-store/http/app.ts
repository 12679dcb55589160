import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { methodNotAllowed } from "hono/method-not-allowed";
import { LatchkeyError, toLatchkeyError } from "../../core/problem.js";
import { inWords, type StoreContext } from "../context.js";
import { BODY_BYTES } from "../limits.js";
import type { ResolvedOptions } from "../options.js";
import { bearer } from "./bearer.js";
import { bucketRoutes } from "./buckets.js";
import { consumerRoutes } from "./consumers.js";
import { keyRoutes } from "./keys.js";
import { managerRoutes } from "./managers.js";
import { PATHS } from "./paths.js";
import { problemResponse } from "./problem.js";

/** The Developer API over one store: the routes, statuses and shapes of Zuplo's published contract. */
export function createApp(
  context: StoreContext,
  { account, apiKey, onError }: Pick<ResolvedOptions, "account" | "apiKey" | "onError">,
): Hono {
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
  });
  app.use(bearer(apiKey));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        c.header("allow", methods.join(", "));
        const detail = `This path takes ${methods.join(", ")}.`;
        return problemResponse(c, new LatchkeyError("method_not_allowed", { detail }));
      },
    }),
  );
  app.use(
    bodyLimit({
      maxSize: BODY_BYTES,
      onError: () => {
        throw new LatchkeyError("body_too_large", { detail: `A body may have at most ${BODY_BYTES} bytes.` });
      },
    }),
  );
  app.use(PATHS.ofAccount, async (c, next) => {
    if (c.req.param("account") !== account) {
      throw new LatchkeyError("not_found", { detail: "There is no account of this name." });
    }
    await next();
  });

  bucketRoutes(app, context);
  consumerRoutes(app, context);
  keyRoutes(app, context);
  managerRoutes(app, context);

  app.notFound((c) => problemResponse(c, new LatchkeyError("not_found", { detail: "The API has no such path." })));
  app.onError((error, c) => {
    const known = toLatchkeyError(inWords(context, error));
    if (known.status >= 500) onError?.(error);
    return problemResponse(c, known);
  });
  return app;
}
