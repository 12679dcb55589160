"use client";
import { useCallback, useMemo, useState } from "react";

/** The page's one live region, and the function that speaks through it. */
export function useAnnouncer() {
  const [message, setMessage] = useState({ id: 0, text: "" });
  const announce = useCallback((text: string) => setMessage(({ id }) => ({ id: id + 1, text })), []);
  const liveRegion = useMemo(
    () => (
      // Both attributes, on purpose: an open dialog hides the rest of the page from screen readers, but not what is
      // marked `aria-live`.
      <div className="lk-hidden" role="status" aria-live="polite">
        {/* A new element each time, so that the same words twice are two messages. */}
        <span key={message.id}>{message.text}</span>
      </div>
    ),
    [message],
  );
  return { announce, liveRegion };
}
