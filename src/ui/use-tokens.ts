"use client";
import { type RefObject, useCallback, useRef } from "react";
import { followTokens } from "./surface.js";

/**
 * The ref that has to be on the page's outermost element: it takes up the host's tokens from the first paint on.
 *
 * @param root is given that element as well
 */
export function useTokens(root?: RefObject<HTMLElement | null>) {
  const unfollow = useRef<(() => void) | null>(null);
  return useCallback(
    (element: HTMLElement | null) => {
      if (root) root.current = element;
      unfollow.current?.();
      unfollow.current = element && followTokens(element);
    },
    [root],
  );
}
