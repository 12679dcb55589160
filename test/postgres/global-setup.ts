import type { TestProject } from "vitest/node";
import { startPostgres } from "./server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The URL of a PostgreSQL, in the project that runs on it. */
    postgres?: string;
  }
}

/** One PostgreSQL for all test files: the one of LATCHKEY_TEST_POSTGRES, else one of our own. */
export default async function setup(project: TestProject) {
  const given = process.env.LATCHKEY_TEST_POSTGRES;
  if (given) {
    project.provide("postgres", given);
    return;
  }
  const server = await startPostgres();
  project.provide("postgres", server.url);
  return server.stop;
}
