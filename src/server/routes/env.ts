/** The guard's routes, a file for each noun of the wire contract; this one says what they all are given. */
import type { Context, Hono } from "hono";
import type { Trace } from "../audit.js";
import type { Ceilings } from "../ceilings.js";
import type { Asked } from "../operations.js";
import type { Provisioning } from "../provisioning.js";
import type { User } from "../user.js";
import type { Work } from "../work.js";

export interface GuardEnv {
  Variables: {
    requestId: string;
    user: User;
    work: Work;
    /** Not set where there is no such operation. */
    asked?: Asked;
    /** Not set for what leaves no trace: a read. */
    trace?: Trace;
  };
}

export type GuardApp = Hono<GuardEnv>;
export type GuardContext = Context<GuardEnv>;

export interface RouteContext {
  readonly provisioning: Provisioning;
  readonly ceilings: Ceilings;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** A path parameter, decoded; the empty text where there is none, which no id is. */
export const param = (c: GuardContext, name: string): string => c.req.param(name) ?? "";
