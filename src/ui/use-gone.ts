"use client";
import { LatchkeyError } from "../core/problem.js";
import { useLabels } from "./labels-context.js";
import { usePage } from "./page-context.js";
import { isolated } from "./sentence.js";

/**
 * For what is done to a key or a consumer: where somebody else has deleted it meanwhile, its row is about to go, with
 * all that the row could say, so the page says it.
 *
 * @param name what the key or the consumer is called on screen
 * @returns passes on what the request comes to, its failure included
 */
export function useGone(name: string): <T>(request: Promise<T>) => Promise<T> {
  const labels = useLabels();
  const { notify, restoreFocus } = usePage();
  return (request) =>
    request.catch((error: unknown) => {
      if (error instanceof LatchkeyError && error.code === "not_found") {
        notify(labels.goneMeanwhile(isolated(name)));
        // A dialog keeps the focus, and gives it back when it closes.
        if (document.activeElement?.closest("[role=dialog], [role=alertdialog]") == null) restoreFocus("page");
      }
      throw error;
    });
}
