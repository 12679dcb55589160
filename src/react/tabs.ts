import * as v from "valibot";

/** What one tab tells the others: ids alone, never a key, a name or a token. */
const messageSchema = v.variant("type", [
  v.object({
    type: v.literal("changed"),
    subject: v.nullable(v.string()),
    consumerId: v.string(),
    /** The key that changed; all of the consumer where there is none. */
    keyId: v.optional(v.string()),
    /** It is gone: nothing has to be asked. */
    deleted: v.boolean(),
  }),
  v.object({
    type: v.literal("signed-out"),
    /** Who was signed in; `null` where the tab does not know, because it has just found nobody. */
    subject: v.nullable(v.string()),
  }),
]);

export type TabMessage = v.InferOutput<typeof messageSchema>;

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
    // The sender may be of another version, from a tab that was left open over a deployment.
    const message = v.safeParse(messageSchema, data);
    if (message.success) onMessage(message.output);
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
