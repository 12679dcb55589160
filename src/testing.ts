/**
 * For stories and tests of a portal: the key service in memory, with the guard's rules and without a network, and with
 * latency and failures to order.
 *
 * ```tsx
 * const service = memoryKeyService({ consumers: [{ label: "Acme", apiKeys: [{ description: "CI" }] }] });
 * render(<LatchkeyProvider service={service}>…</LatchkeyProvider>);
 * service.failNext("createKey", new LatchkeyError("rate_limited", { retryAfter: 5 }));
 * ```
 */
export { LatchkeyError } from "./core/problem.js";
export type { MemoryKeyService, MemoryKeyServiceOptions } from "./service/memory.js";
export { memoryKeyService } from "./service/memory.js";
export type { MemoryCall, MemoryControls, MemoryOperation } from "./service/memory-controls.js";
export type { ApiKeySeed, ConsumerSeed, ManagerSeed } from "./service/memory-records.js";
