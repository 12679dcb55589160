import type { ApiKey } from "../../core/api-key.js";
import type { Consumer } from "../../core/consumer.js";

interface OfConsumer {
  readonly consumer: Consumer;
}

interface OfKey extends OfConsumer {
  readonly apiKey: ApiKey;
  /** What the key is called on screen. */
  readonly name: string;
}

/** Which dialog to show, and about what. */
export type DialogRequest =
  | { readonly kind: "create"; readonly consumers: readonly Consumer[] }
  | { readonly kind: "issued"; readonly apiKey: ApiKey; readonly secret: string; readonly onDone: () => void }
  | ({ readonly kind: "roll-key" } & OfKey)
  | ({ readonly kind: "rename-key" } & OfKey)
  | ({ readonly kind: "delete-key" } & OfKey)
  | ({ readonly kind: "end-key" } & OfKey)
  | ({ readonly kind: "leaked" } & OfKey)
  | ({ readonly kind: "use-in-code" } & OfKey)
  | ({ readonly kind: "roll-consumer" } & OfConsumer)
  | ({ readonly kind: "rename-consumer" } & OfConsumer)
  | ({ readonly kind: "delete-consumer"; readonly consumers: readonly Consumer[] } & OfConsumer);

export type RequestOf<Kind extends DialogRequest["kind"]> = Extract<DialogRequest, { kind: Kind }>;

/**
 * Where the focus goes when a dialog closes; `null` for back to where it came from. By id, since the element may not
 * be on the page yet.
 */
export type FocusTarget = { readonly keyId: string } | { readonly consumerId: string } | "page" | null;

/** What every dialog gets. `onClose` may be called once. */
export interface DialogProps<Kind extends DialogRequest["kind"]> {
  readonly request: RequestOf<Kind>;
  onClose(focus: FocusTarget): void;
}
