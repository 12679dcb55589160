import * as v from "valibot";
import type { UpstreamKeyInput } from "../upstream.js";

/** What a try was about to make, and what was there before: enough to tell later whether it was made. */
export interface Begun {
  /** The ids of the consumer's keys. */
  readonly before: readonly string[];
  readonly input: UpstreamKeyInput;
}

/** What a request has made: ids alone, never a key. */
export interface Made {
  readonly consumer: string;
  readonly key?: string | undefined;
  readonly manager?: string | undefined;
}

/** What a request knows of its earlier tries, and notes for its later ones. */
export interface Journal {
  /** The same in each try and in no other request; `null` where the client sent no `Idempotency-Key`. */
  readonly id: string | null;
  /** What an earlier try had begun when it ended without a result. */
  readonly begun: Begun | null;
  /** What an earlier try has made: it is to be shown again, not made again. */
  readonly made: Made | null;
  /** Notes what comes next. @throws LatchkeyError `idempotency_in_flight` where another try has taken over */
  begin(begun: Begun): Promise<void>;
  /** Nothing of what was begun is left. */
  undo(): void;
  /** The request has done what it was for. */
  finish(made: Made): void;
}

/** For requests without an `Idempotency-Key`: each is a request of its own. */
export const NO_JOURNAL: Journal = {
  id: null,
  begun: null,
  made: null,
  begin: async () => {},
  undo: () => {},
  finish: () => {},
};

const begunSchema = v.object({
  before: v.array(v.string()),
  input: v.object({ description: v.optional(v.string()), expiresOn: v.optional(v.string()) }),
});

const madeSchema = v.object({
  consumer: v.string(),
  key: v.optional(v.string()),
  manager: v.optional(v.string()),
});

/** What the store gave back. @throws Error where it is not what was put in */
export const readBegun = (text: string): Begun => v.parse(begunSchema, JSON.parse(text));
export const readMade = (text: string): Made => v.parse(madeSchema, JSON.parse(text));
