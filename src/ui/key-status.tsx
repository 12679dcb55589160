"use client";
import { type ApiKey, keyStatus } from "../core/api-key.js";
import { CircleCheck, CircleSlash, Clock, History } from "./icons.js";
import { useFormat, useLabels } from "./labels-context.js";
import { usePage } from "./page-context.js";

/** From here on, an end is something to act on. */
const SOON_MS = 7 * 24 * 3_600_000;

interface KeyStatusBadgeProps {
  apiKey: ApiKey;
  /** Another key has taken over from it. */
  replaced: boolean;
}

/** What a key can do now, as an icon and a word; the exact end is one hover away. */
export function KeyStatusBadge({ apiKey, replaced }: KeyStatusBadgeProps) {
  const labels = useLabels();
  const format = useFormat();
  const { now } = usePage();
  const status = keyStatus(apiKey, now);
  const { expiresOn } = apiKey;
  if (expiresOn === null) {
    return (
      <span className="lk-badge" data-status={status}>
        <CircleCheck className="lk-icon" aria-hidden />
        {labels.active}
      </span>
    );
  }
  const remaining = Date.parse(expiresOn) - now;
  const isSoon = status === "expiring" && remaining < SOON_MS;
  const Icon = status === "expired" ? CircleSlash : replaced ? History : Clock;
  return (
    <span
      className="lk-badge"
      data-status={status === "expiring" && replaced ? "replaced" : status}
      data-soon={isSoon || undefined}
    >
      <Icon className="lk-icon" aria-hidden />
      <time dateTime={expiresOn} title={format.utc(expiresOn)}>
        {endWords()}
      </time>
    </span>
  );

  function endWords(): string {
    if (status === "expired") return labels.expired;
    if (replaced) return labels.replaced(format.relative(remaining));
    return remaining < 60_000 ? labels.expiresSoon : labels.expires(format.relative(remaining));
  }
}
