import type { Scope } from "./session.js";

/** The key that this session's load made, until it is dismissed. */
export interface FirstKey {
  readonly consumerId: string;
  readonly keyId: string;
  readonly secret: string;
}

/** Holds the one plain key that arrives unasked for, outside of every cache. */
export interface WelcomeStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => FirstKey | null;
  /** Keeps what is shown from now on, as long as it is for `scope`. */
  readonly open: (scope: Scope) => void;
  /** Forgets the key and whatever arrives late. */
  readonly close: () => void;
  readonly show: (scope: Scope, firstKey: FirstKey) => void;
  /** Forgets the key; with an id, only where it is this one. */
  readonly dismiss: (id?: { consumerId?: string; keyId?: string }) => void;
}

export function createWelcomeStore(): WelcomeStore {
  const listeners = new Set<() => void>();
  let owner: string | null = null;
  let current: FirstKey | null = null;

  const set = (next: FirstKey | null) => {
    if (next === current) return;
    current = next;
    for (const listener of listeners) listener();
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: () => current,
    open(scope) {
      owner = JSON.stringify(scope);
    },
    close() {
      owner = null;
      set(null);
    },
    show(scope, firstKey) {
      // An answer that outlives its user's session must not be shown to the next one.
      if (owner === JSON.stringify(scope)) set(firstKey);
    },
    dismiss(id = {}) {
      const { consumerId = current?.consumerId, keyId = current?.keyId } = id;
      if (consumerId === current?.consumerId && keyId === current?.keyId) set(null);
    },
  };
}
