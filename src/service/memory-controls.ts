import { LatchkeyError } from "../core/problem.js";
import type { CallOptions, KeyService } from "./key-service.js";

/** What a service can be asked: the methods of the port by name. */
export type MemoryOperation = Exclude<keyof KeyService, "name" | "capabilities">;

export interface MemoryCall {
  readonly operation: MemoryOperation;
}

/** Milliseconds before an answer; `Infinity` for none until the call is aborted. */
export type Latency = number | ((operation: MemoryOperation) => number);

/** Failures by operation, each for as long as it is not healed. */
export type Faults = Partial<Readonly<Record<MemoryOperation, LatchkeyError>>>;

/** Makes an in-memory service slow or faulty, and tells what it was asked. */
export interface MemoryControls {
  /** Every call so far, those that failed included. */
  readonly calls: readonly MemoryCall[];
  /** Fails the next call that is not yet on its way; called twice, the next two. Nothing is changed by such a call. */
  failNext(operation: MemoryOperation, error: LatchkeyError): void;
  /** Fails every call until {@link MemoryControls.heal}. */
  fail(operation: MemoryOperation, error: LatchkeyError): void;
  /** Takes back the failures of one operation, or all of them. */
  heal(operation?: MemoryOperation): void;
  setLatency(latency: Latency): void;
}

/** The controls, and the gate that each call of the service goes through before it does anything. */
export function createControls(latencyMs: Latency = 0, faults: Faults = {}) {
  const calls: MemoryCall[] = [];
  const lasting = new Map(Object.entries(faults));
  const next = new Map<string, LatchkeyError[]>();
  let latency = latencyMs;

  const controls: MemoryControls = {
    calls,
    failNext(operation, error) {
      next.set(operation, [...(next.get(operation) ?? []), error]);
    },
    fail(operation, error) {
      lasting.set(operation, error);
    },
    heal(operation) {
      for (const failures of [lasting, next]) {
        if (operation === undefined) failures.clear();
        else failures.delete(operation);
      }
    },
    setLatency(to) {
      latency = to;
    },
  };

  const enter = async (operation: MemoryOperation, { signal }: CallOptions = {}) => {
    calls.push({ operation });
    const failure = next.get(operation)?.shift() ?? lasting.get(operation);
    await pause(typeof latency === "function" ? latency(operation) : latency, signal);
    if (failure) throw failure;
  };

  return { controls, enter };
}

/** @throws LatchkeyError `aborted` as soon as the signal says so */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer);
      reject(new LatchkeyError("aborted"));
    };
    const finish = () => {
      signal?.removeEventListener("abort", giveUp);
      resolve();
    };
    // A timer turns an endless wait into none.
    const timer = ms > 0 && Number.isFinite(ms) ? setTimeout(finish, ms) : undefined;
    if (signal?.aborted) giveUp();
    else if (ms <= 0) finish();
    else signal?.addEventListener("abort", giveUp, { once: true });
  });
}
