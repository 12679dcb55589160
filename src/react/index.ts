/**
 * The headless layer: a provider and one hook for each thing that a user can do, over TanStack Query. It holds the
 * list that every part of a page shares and keeps it true after each change; it knows nothing of what people see.
 *
 * A plain key passes through on its way to the caller and is kept nowhere: not in the query cache, not in the mutation
 * cache, not in an event.
 */
export type { LatchkeyEvent } from "./event.js";
export type { Operation } from "./operation.js";
export type { LatchkeyProviderProps } from "./provider.js";
export { LatchkeyProvider } from "./provider.js";
export { tellTabs } from "./tabs.js";
export type { ConsumersState, Welcome } from "./use-consumers.js";
export { useConsumers } from "./use-consumers.js";
export { useCreateConsumer } from "./use-create-consumer.js";
export { useCreateKey } from "./use-create-key.js";
export { useDeleteConsumer } from "./use-delete-consumer.js";
export { useDeleteKey } from "./use-delete-key.js";
export { useInviteManager } from "./use-invite-manager.js";
export type { Latchkey } from "./use-latchkey.js";
export { useLatchkey } from "./use-latchkey.js";
export type { ManagersState } from "./use-managers.js";
export { useManagers } from "./use-managers.js";
export { useRemoveManager } from "./use-remove-manager.js";
export { useRenameConsumer } from "./use-rename-consumer.js";
export { useReportCopied } from "./use-report-copied.js";
export { useRevealKey } from "./use-reveal-key.js";
export { useRollConsumer } from "./use-roll-consumer.js";
export { useRollKey } from "./use-roll-key.js";
export { useUpdateKey } from "./use-update-key.js";
