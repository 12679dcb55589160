interface Change {
  readonly type: "changed";
  readonly subject: string | null;
  readonly consumerId: string;
  /** The key that changed; all of the consumer where there is none. */
  readonly keyId?: string;
  /** It is gone: nothing has to be asked. */
  readonly deleted: boolean;
}

/** Who may manage a consumer is another question than what is in it. */
interface ManagersChange {
  readonly type: "managers-changed";
  readonly subject: string | null;
  readonly consumerId: string;
}

interface SignOut {
  readonly type: "signed-out";
  /** Who was signed in; `null` where the tab does not know, because it has just found nobody. */
  readonly subject: string | null;
}

/** What one tab tells the others: ids alone, never a key, a name or a token. */
export type TabMessage = Change | ManagersChange | SignOut;

/** The sender may be of another version, from a tab that was left open over a deployment. */
function isTabMessage(data: unknown): data is TabMessage {
  const { type, subject, consumerId, keyId, deleted } = Object(data) as Partial<Record<string, unknown>>;
  if (subject !== null && typeof subject !== "string") return false;
  if (type === "signed-out") return true;
  if (type === "managers-changed") return typeof consumerId === "string";
  const isKey = keyId === undefined || typeof keyId === "string";
  return type === "changed" && typeof consumerId === "string" && isKey && typeof deleted === "boolean";
}

/** The line to the other tabs of this browser that show the same key service. */
export interface Tabs {
  readonly send: (message: TabMessage) => void;
  readonly close: () => void;
}

/**
 * Opens the line. Where the browser has none, or refuses it as in some private windows, nothing is sent or heard: the
 * tabs then agree when they next get the focus.
 *
 * @param service the name of the key service
 * @param onMessage told of what other lines send, never of what this one does
 */
export function openTabs(service: string, onMessage: (message: TabMessage) => void): Tabs {
  const channel = openChannel(`latchkey ${service}`);
  if (channel === null) return { send: () => undefined, close: () => undefined };
  channel.onmessage = ({ data }: { data: unknown }) => {
    if (isTabMessage(data)) onMessage(data);
  };
  return { send: (message) => channel.postMessage(message), close: () => channel.close() };
}

function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}

/** Sends one message where no line is open any more, or none yet. A line of this tab would hear it too. */
export function tellTabs(service: string, message: TabMessage): void {
  const brief = openTabs(service, () => undefined);
  brief.send(message);
  brief.close();
}
