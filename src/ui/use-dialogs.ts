"use client";
import { type ComponentType, type RefObject, useCallback, useRef, useState } from "react";
import type { DialogRequest, FocusTarget } from "./dialogs/request.js";

export interface DialogsProps {
  readonly request: DialogRequest;
  onClose(focus: FocusTarget): void;
}

type Dialogs = ComponentType<DialogsProps>;

/** What loads when it is first needed: the dialogs, and what else the list can do without. */
type OnDemand = typeof import("./dialogs/index.js");

let loading: Promise<OnDemand> | undefined;

/** Loads the dialogs once for all pages. Unlike `React.lazy`, a load that failed is tried again by the next call. */
export function loadOnDemand(): Promise<OnDemand> {
  loading ??= import("./dialogs/index.js").catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

const preloadDialogs = () => void loadOnDemand().catch(() => undefined);

/** The attribute's value that marks where the focus may be sent. */
export const focusKey = (target: Exclude<FocusTarget, null>): string =>
  target === "page" ? target : "keyId" in target ? `key ${target.keyId}` : `consumer ${target.consumerId}`;

/** Which dialog is open, and where the focus goes afterwards. */
export function useDialogs(root: RefObject<HTMLElement | null>) {
  const [shown, setShown] = useState<{ request: DialogRequest; Dialogs: Dialogs } | null>(null);
  const [failed, setFailed] = useState(false);
  const trigger = useRef<Element | null>(null);
  const target = useRef<FocusTarget>(null);

  const openDialog = useCallback((request: DialogRequest) => {
    trigger.current = document.activeElement;
    loadOnDemand()
      .then(({ Dialogs }) => {
        setFailed(false);
        setShown({ request, Dialogs });
      })
      .catch(() => setFailed(true));
  }, []);

  const closeDialog = useCallback((focus: FocusTarget) => {
    target.current = focus;
    setShown(null);
  }, []);

  const restoreFocus = useCallback(
    (to: FocusTarget = target.current) => {
      const marked = [...(root.current?.querySelectorAll<HTMLElement>("[data-lk-focus]") ?? [])];
      const find = (each: FocusTarget) => each && marked.find(({ dataset }) => dataset.lkFocus === focusKey(each));
      const from = trigger.current;
      const back = from instanceof HTMLElement && from !== document.body && from.isConnected ? from : null;
      (find(to) ?? back ?? find("page"))?.focus();
    },
    [root],
  );

  return { shown, failed, openDialog, closeDialog, restoreFocus, preloadDialogs };
}
