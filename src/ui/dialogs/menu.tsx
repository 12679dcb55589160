"use client";
import * as DropdownMenu from "radix-ui/dropdown-menu";
import { type ReactNode, useRef, useState } from "react";
import { Ellipsis } from "../icons.js";
import { useLanguageAttributes } from "../labels-context.js";
import { usePage } from "../page-context.js";
import type { DialogRequest } from "./request.js";
import { useAllLabels } from "./use-all-labels.js";

/** An entry that opens a dialog. */
export interface MenuItem {
  readonly label: string;
  readonly icon: ReactNode;
  readonly request: DialogRequest;
  /** It destroys something. */
  readonly danger?: boolean;
}

interface MenuProps {
  /** The key that the menu is about. */
  name: string;
  items: readonly MenuItem[];
}

/** The menu of a key with its button. It starts open: the press that loaded it was meant for it. */
export function Menu({ name, items }: MenuProps) {
  const labels = useAllLabels();
  const { openDialog, surface } = usePage();
  const language = useLanguageAttributes();
  const [isOpen, setOpen] = useState(true);
  const [{ dir: drawn, theme, style }, setLook] = useState(surface);
  const trigger = useRef<HTMLButtonElement>(null);
  const chosen = useRef<DialogRequest | null>(null);
  const dir = language.dir ?? drawn;
  return (
    // Not modal: a modal one writes a style element, which a strict Content-Security-Policy refuses.
    <DropdownMenu.Root
      modal={false}
      dir={dir}
      open={isOpen}
      onOpenChange={(open) => {
        if (open) setLook(surface());
        setOpen(open);
      }}
    >
      <DropdownMenu.Trigger
        ref={trigger}
        className="lk-button lk-button-icon"
        data-variant="ghost"
        aria-label={labels.moreActions(name)}
        title={labels.moreActionsShort}
      >
        <Ellipsis className="lk-icon" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <div className="lk-root lk-layer" style={style} data-lk-theme={theme} lang={language.lang} dir={dir}>
          <DropdownMenu.Content
            className="lk-menu"
            align="end"
            sideOffset={4}
            collisionPadding={8}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              trigger.current?.focus();
              // Only now, so that the dialog knows where to return to.
              if (chosen.current) openDialog(chosen.current);
              chosen.current = null;
            }}
          >
            {items.map(({ label, icon, request, danger }) => (
              <DropdownMenu.Item
                key={request.kind}
                className="lk-menu-item"
                data-danger={danger || undefined}
                onSelect={() => {
                  chosen.current = request;
                }}
              >
                {icon}
                {label}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </div>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
