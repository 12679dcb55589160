"use client";
import { type ApiKey, keyStatus } from "../core/api-key.js";
import { CircleCheck, CircleSlash, Clock } from "./icons.js";
import { useFormat, useLabels } from "./labels-context.js";
import { usePage } from "./page-context.js";

/** From here on, an end is something to act on. */
const SOON_MS = 7 * 24 * 3_600_000;

/** What a key can do now, as an icon and a word; the exact end is one hover away. */
export function KeyStatusBadge({ apiKey }: { apiKey: ApiKey }) {
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
  const soon = remaining < 60_000 ? labels.expiresSoon : labels.expires(format.relative(remaining));
  return (
    <span className="lk-badge" data-status={status} data-soon={isSoon || undefined}>
      {status === "expired" ? (
        <CircleSlash className="lk-icon" aria-hidden />
      ) : (
        <Clock className="lk-icon" aria-hidden />
      )}
      <time dateTime={expiresOn} title={format.utc(expiresOn)}>
        {status === "expired" ? labels.expired : soon}
      </time>
    </span>
  );
}
