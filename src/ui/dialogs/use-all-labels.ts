"use client";
import { useMemo } from "react";
import { englishDialogs } from "../english-dialogs.js";
import type { Labels } from "../labels.js";
import { useLabels } from "../labels-context.js";

/** The words of the page and of its dialogs, of which the English ones come along with the dialogs' code. */
export function useAllLabels(): Labels {
  const labels = useLabels();
  return useMemo(() => ({ ...englishDialogs, ...labels }), [labels]);
}
