/**
 * Where the keys are, as a browser sees it: the port that hooks and pages are written against, and the one adapter that
 * speaks the wire contract over HTTP. The in-memory service is in `latchkey/testing`.
 */
export type { HttpKeyServiceOptions } from "./http.js";
export { httpKeyService } from "./http.js";
export type {
  CallOptions,
  Capabilities,
  ConsumerInput,
  CreateOptions,
  KeyChange,
  KeyInput,
  KeyService,
  RollInput,
} from "./key-service.js";
export { ALL_CAPABILITIES } from "./key-service.js";
