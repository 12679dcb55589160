"use client";
/** The first-call kit for the page itself: its code is not among what the list needs. */
import { useEffect, useState } from "react";
import { usePage } from "../page-context.js";
import { loadOnDemand } from "../use-dialogs.js";
import type { FirstCallKitProps } from "./kit.js";

type Kit = Awaited<ReturnType<typeof loadOnDemand>>["FirstCallKit"];

/** The kit as soon as it is there; where it cannot be fetched the page does without. */
export function FirstCallOnDemand(props: FirstCallKitProps) {
  const { firstCall } = usePage();
  const [Kit, setKit] = useState<Kit | null>(null);
  const isWanted = firstCall !== undefined;
  useEffect(() => {
    if (!isWanted) return;
    loadOnDemand().then(
      ({ FirstCallKit }) => setKit(() => FirstCallKit),
      () => undefined,
    );
  }, [isWanted]);
  return Kit && <Kit {...props} />;
}
