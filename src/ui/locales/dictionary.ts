import type { englishProblems } from "../english-problems.js";
import type { Labels, Message } from "../labels.js";

/** A shipped language: complete, down to each failure that English has words for. */
export interface Dictionary extends Labels {
  readonly problems: Readonly<Record<keyof typeof englishProblems, Message>>;
}
