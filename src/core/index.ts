/**
 * The pure rules of Latchkey: what a consumer and a key are, what may be done to them when, how they travel as JSON
 * and how a failure is described. Nothing here knows React, `fetch` or the time of day: `now` is always an argument.
 */
export type { ApiKey, IssuedKey, KeyStatus } from "./api-key.js";
export {
  activeKeys,
  endOfRolled,
  extendedEnd,
  isActive,
  isMasked,
  isReplaced,
  keyStatus,
  maskKey,
  replacedBy,
  successorExpiry,
  successorExpiryOfAll,
} from "./api-key.js";
export type { Consumer, JsonValue, Manager } from "./consumer.js";
export { parseInstant } from "./instant.js";
export { CLOCK_TOLERANCE_MS, LIMITS } from "./limits.js";
export { paths } from "./paths.js";
export type { Problem, ProblemCode } from "./problem.js";
export { isProblemCode, LatchkeyError, PROBLEMS, toLatchkeyError } from "./problem.js";
export type { ConsumerList, NewConsumer } from "./wire.js";
