import { readFileSync } from "node:fs";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import type { ClientConfig } from "./client-config.ts";
import { localOnly } from "./local-only.ts";
import { pageHeaders } from "./page-headers.ts";
import { problemResponse } from "./problem.ts";

export interface SiteOptions {
  readonly config: ClientConfig;
  /** The Latchkey guard, answering below `/api/keys`. */
  readonly guard: (request: Request) => Promise<Response>;
  /** The sample API, answering `/api/weather`. */
  readonly weather: Hono;
  /** The folder of the built pages. */
  readonly pages: string;
}

/** The portal's own server: the pages, their settings, the guard and the sample API on one origin. */
export function portalSite({ config, guard, weather, pages }: SiteOptions): Hono {
  const page = readFileSync(`${pages}/index.html`, "utf8");
  const app = new Hono();
  app.use(localOnly);
  app.all("/api/keys", (context) => guard(context.req.raw));
  app.all("/api/keys/*", (context) => guard(context.req.raw));
  app.route("/", weather);
  app.all("/api/*", () => problemResponse(NO_ENDPOINT));

  app.use(pageHeaders(config));
  app.get("/config.json", (context) => context.json(config, 200, { "cache-control": "no-store" }));
  // The names of assets carry a hash of their content, so they never change.
  app.use("/assets/*", async (context, next) => {
    await next();
    if (context.res.ok) context.header("cache-control", "public, max-age=31536000, immutable");
  });
  app.get("/assets/*", serveStatic({ root: pages }), (context) => context.text("Not found", 404));
  app.get("/favicon.svg", serveStatic({ root: pages }));
  // Every other path is a page: the router in the browser knows them, and shows its own page for those that it does not.
  app.get("*", (context) => {
    const url = new URL(context.req.url);
    // One origin only: the sign-in session belongs to `localhost`, which a browser takes for another site.
    if (url.hostname === "localhost") return context.html(page, 200, { "cache-control": "no-cache" });
    url.hostname = "localhost";
    return context.redirect(url.href, 307);
  });
  return app;
}

const NO_ENDPOINT = {
  status: 404,
  code: "not_found",
  title: "There is no such endpoint",
  detail: "This portal serves /api/weather and /api/keys.",
};
