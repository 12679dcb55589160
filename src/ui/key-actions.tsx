"use client";
import type { ReactNode } from "react";
import { type ApiKey, isActive } from "../core/api-key.js";
import type { Consumer } from "../core/consumer.js";
import { useLatchkey } from "../react/index.js";
import { Button } from "./button.js";
import type { MenuItem } from "./dialogs/menu.js";
import type { DialogRequest } from "./dialogs/request.js";
import { Check, CodeXml, Copy, Eye, EyeOff, Pencil, RotateCw, ShieldAlert, Trash } from "./icons.js";
import { useLabels } from "./labels-context.js";
import { MenuButton } from "./menu-button.js";
import { usePage } from "./page-context.js";
import type { Action } from "./permissions.js";

interface KeyActionsProps {
  consumer: Consumer;
  apiKey: ApiKey;
  name: string;
  /** The plain text can be had. */
  readable: boolean;
  toggle: { isShown: boolean; isPending: boolean; run(): Promise<void> };
  copying: { copied: boolean; isPending: boolean; copy(): Promise<void> };
}

/** What can be done with a key: only what the service can do, and what makes sense for this key now. */
export function KeyActions({ consumer, apiKey, name, readable, toggle, copying }: KeyActionsProps) {
  const labels = useLabels();
  const { can, firstCall, now } = usePage();
  const { capabilities } = useLatchkey();
  const about = { consumer, apiKey, name };
  const may = (action: Action) => can(action, consumer, apiKey);
  const mayRoll = capabilities.rollKey && may("roll") && isActive(apiKey, now);
  const menuItems: MenuItem[] = [];
  if (readable && may("copy") && firstCall !== undefined) {
    const icon = <CodeXml className="lk-icon" aria-hidden />;
    menuItems.push({ label: labels.useInCode, icon, request: { kind: "use-in-code", ...about } });
  }
  if (mayRoll) {
    const icon = <ShieldAlert className="lk-icon" aria-hidden />;
    menuItems.push({ label: labels.leaked, icon, request: { kind: "leaked", ...about }, danger: true });
  }
  return (
    <div className="lk-actions">
      {readable && may("reveal") && (
        <Button
          variant="ghost"
          icon={toggle.isShown ? <EyeOff className="lk-icon" aria-hidden /> : <Eye className="lk-icon" aria-hidden />}
          aria-label={toggle.isShown ? labels.hide(name) : labels.reveal(name)}
          title={toggle.isShown ? labels.hideShort : labels.revealShort}
          busy={toggle.isPending}
          onClick={toggle.run}
        />
      )}
      {readable && may("copy") && (
        <Button
          variant="ghost"
          icon={copying.copied ? <Check className="lk-icon" aria-hidden /> : <Copy className="lk-icon" aria-hidden />}
          aria-label={labels.copy(name)}
          title={copying.copied ? labels.copied : labels.copyShort}
          busy={copying.isPending}
          onClick={copying.copy}
        />
      )}
      {mayRoll && (
        <DialogButton
          request={{ kind: "roll-key", ...about }}
          icon={<RotateCw className="lk-icon" aria-hidden />}
          name={labels.roll(name)}
          title={labels.rollShort}
        />
      )}
      {capabilities.updateKey && may("rename") && (
        <DialogButton
          request={{ kind: "rename-key", ...about }}
          icon={<Pencil className="lk-icon" aria-hidden />}
          name={labels.rename(name)}
          title={labels.renameShort}
        />
      )}
      {capabilities.deleteKey && may("delete") && (
        <DialogButton
          request={{ kind: "delete-key", ...about }}
          icon={<Trash className="lk-icon" aria-hidden />}
          name={labels.delete(name)}
          title={labels.deleteShort}
        />
      )}
      <MenuButton name={name} items={menuItems} />
    </div>
  );
}

interface DialogButtonProps {
  request: DialogRequest;
  icon: ReactNode;
  /** The accessible name: it says what of. */
  name: string;
  /** The tooltip: the action alone. */
  title: string;
}

/** An icon that opens a dialog, whose code is on its way before the click. */
function DialogButton({ request, icon, name, title }: DialogButtonProps) {
  const { openDialog, preloadDialogs } = usePage();
  return (
    <Button
      variant="ghost"
      icon={icon}
      aria-label={name}
      title={title}
      aria-haspopup="dialog"
      onPointerEnter={preloadDialogs}
      onFocus={preloadDialogs}
      onClick={() => openDialog(request)}
    />
  );
}
