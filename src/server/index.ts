/**
 * The guard: what stands between a signed-in browser and the key service. It verifies the access token, narrows every
 * request to the consumers that the token's user manages, and builds each upstream request from scratch.
 *
 * It uses Web standards alone (`Request`, `Response`, `fetch`, `crypto`), so it runs on Node, Workers, Deno and Bun.
 */
export type { Problem, ProblemCode } from "../core/problem.js";
export { LatchkeyError } from "../core/problem.js";
export type { AuditEvent, AuditType } from "./audit.js";
export type { Auth0Options } from "./auth0.js";
export { auth0 } from "./auth0.js";
export type { BreakerOptions } from "./breaker.js";
export type { CorsOptions } from "./cors.js";
export type { TimeLimit } from "./deadline.js";
export type { Guard, GuardOptions } from "./guard.js";
export { createGuard } from "./guard.js";
export type { IdempotencyOptions } from "./idempotency/idempotency.js";
export { memoryIdempotencyStore } from "./idempotency/memory-store.js";
export { sqlIdempotencyStore } from "./idempotency/sql-store.js";
export type {
  IdempotencyClaim,
  IdempotencyHold,
  IdempotencyReservation,
  IdempotencyStore,
} from "./idempotency/store.js";
export type { Logger } from "./logger.js";
export type { OperationKind } from "./operations.js";
export type { Provisioning, ProvisioningPlan, RequestedConsumer } from "./provisioning.js";
export type { Rate, RateLimiter, RateLimits } from "./rate-limit.js";
export type {
  NewUpstreamConsumer,
  Upstream,
  UpstreamCalls,
  UpstreamConsumer,
  UpstreamKey,
  UpstreamKeyInput,
  UpstreamManager,
} from "./upstream.js";
export type { Authenticate, User } from "./user.js";
export type { ZuploOptions } from "./zuplo.js";
export { zuplo } from "./zuplo.js";
