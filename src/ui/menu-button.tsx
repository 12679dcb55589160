"use client";
import { useState } from "react";
import { Button } from "./button.js";
import type { MenuItem } from "./dialogs/menu.js";
import { Ellipsis } from "./icons.js";
import { useLabels } from "./labels-context.js";
import { usePage } from "./page-context.js";
import { loadOnDemand } from "./use-dialogs.js";
import { useSingle } from "./use-single.js";

type Menu = Awaited<ReturnType<typeof loadOnDemand>>["Menu"];

interface MenuButtonProps {
  /** The key that the menu is about. */
  name: string;
  items: readonly MenuItem[];
}

/** "More actions": a plain button until it is first pressed; the menu that takes its place then is open already. */
export function MenuButton({ name, items }: MenuButtonProps) {
  const labels = useLabels();
  const { notify, preloadDialogs } = usePage();
  const [Menu, setMenu] = useState<Menu | null>(null);
  const { run, isPending } = useSingle(async () => {
    try {
      const loaded = await loadOnDemand();
      setMenu(() => loaded.Menu);
    } catch {
      notify(labels.dialogFailed);
    }
  });
  if (items.length === 0) return null;
  if (Menu) return <Menu name={name} items={items} />;
  return (
    <Button
      variant="ghost"
      icon={<Ellipsis className="lk-icon" aria-hidden />}
      aria-label={labels.moreActions(name)}
      title={labels.moreActionsShort}
      aria-haspopup="menu"
      aria-expanded={false}
      busy={isPending}
      onPointerEnter={preloadDialogs}
      onFocus={preloadDialogs}
      onClick={run}
    />
  );
}
