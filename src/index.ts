/**
 * The public names of `latchkey`, listed one by one: what is not here may change at any time.
 */

// What there is: consumers, keys, managers, failures, and the rules of a key's life.
export type { ApiKey, IssuedKey, KeyStatus } from "./core/api-key.js";
export { isActive, keyStatus } from "./core/api-key.js";
export type { Consumer, JsonValue, Manager } from "./core/consumer.js";
export type { Problem, ProblemCode } from "./core/problem.js";
export { LatchkeyError } from "./core/problem.js";
export type { ConsumerList, NewConsumer } from "./core/wire.js";

// The headless layer: a provider, and one hook for each thing that a user can do.
export type {
  ConsumersState,
  Latchkey,
  LatchkeyEvent,
  LatchkeyProviderProps,
  ManagersState,
  Operation,
  Welcome,
} from "./react/index.js";
export {
  LatchkeyProvider,
  useConsumers,
  useCreateConsumer,
  useCreateKey,
  useDeleteConsumer,
  useDeleteKey,
  useInviteManager,
  useLatchkey,
  useManagers,
  useRemoveManager,
  useRenameConsumer,
  useReportCopied,
  useRevealKey,
  useRollConsumer,
  useRollKey,
  useUpdateKey,
} from "./react/index.js";

// Where the keys are.
export type {
  CallOptions,
  Capabilities,
  ConsumerInput,
  CreateOptions,
  HttpKeyServiceOptions,
  KeyChange,
  KeyInput,
  KeyService,
  RollInput,
} from "./service/index.js";
export { ALL_CAPABILITIES, httpKeyService } from "./service/index.js";

// The page.
export type {
  Action,
  ApiKeysProps,
  Can,
  FirstCall,
  Labels,
  LabelsProviderProps,
  Language,
  LanguageChoice,
  Message,
  Permissions,
} from "./ui/index.js";
export { ApiKeys, english, LANGUAGES, LabelsProvider, loadLabels } from "./ui/index.js";
