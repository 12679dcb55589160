"use client";
import * as Dialog from "radix-ui/dialog";
import { type ReactNode, useRef, useState } from "react";
import { useLanguageAttributes } from "../labels-context.js";
import { usePage } from "../page-context.js";
import { Sentence } from "../sentence.js";
import { useOneSpot } from "./use-one-spot.js";
import { useStillPage } from "./use-still-page.js";

interface ShellProps {
  /** May hold names that are `isolated`, as may the description. */
  title: string;
  /** What the dialog is about: it becomes the dialog's description. */
  description?: string | undefined;
  /** For a question that must be answered: a stray click outside does not close it. */
  alert?: boolean;
  /** False while nothing must be lost: a request under way, a key that was not copied yet. */
  dismissible: boolean;
  /** Escape or a click outside. */
  onDismiss(): void;
  /** The same, while it is not dismissible. */
  onRefused?(): void;
  children: ReactNode;
}

/**
 * What every dialog stands in. It is drawn outside of the page, so that no ancestor can clip it, and takes the page's
 * theme, direction and language along. The backdrop is a scroll container of our own: Radix's one writes a style element.
 */
export function Shell({ title, description, alert, dismissible, onDismiss, onRefused, children }: ShellProps) {
  const { restoreFocus, surface } = usePage();
  const [{ dir, theme, style }] = useState(surface);
  const language = useLanguageAttributes();
  const content = useRef<HTMLDivElement>(null);
  const { onClickCapture, isStrayOutside } = useOneSpot();
  useStillPage();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && (dismissible ? onDismiss() : onRefused?.())}>
      <Dialog.Portal>
        <div
          className="lk-root lk-backdrop"
          style={style}
          data-lk-theme={theme}
          lang={language.lang}
          dir={language.dir ?? dir}
        >
          <Dialog.Content
            ref={content}
            className="lk-dialog"
            role={alert ? "alertdialog" : "dialog"}
            aria-modal
            onClickCapture={onClickCapture}
            onOpenAutoFocus={(event) => {
              const first = content.current?.querySelector<HTMLElement>("[data-lk-autofocus]");
              if (!first) return;
              event.preventDefault();
              first.focus();
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              restoreFocus();
            }}
            onInteractOutside={(event) => {
              if (alert || isStrayOutside(event.detail.originalEvent)) event.preventDefault();
            }}
          >
            <Dialog.Title className="lk-dialog-title">
              <Sentence text={title} />
            </Dialog.Title>
            {description !== undefined && (
              <Dialog.Description className="lk-dialog-text">
                <Sentence text={description} />
              </Dialog.Description>
            )}
            {children}
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
