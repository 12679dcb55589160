"use client";
/** The dialogs and menus of the page, in one module: their code loads when the first of them is about to open. */
import type { DialogsProps } from "../use-dialogs.js";
import { CreateDialog } from "./create-dialog.js";
import { DeleteConsumerDialog, DeleteKeyDialog } from "./delete-dialog.js";
import { EndKeyDialog } from "./end-dialog.js";
import { IssuedDialog } from "./issued-dialog.js";
import { LeakedDialog } from "./leaked-dialog.js";
import { RenameConsumerDialog, RenameKeyDialog } from "./rename-dialog.js";
import { RollConsumerDialog, RollKeyDialog } from "./roll-dialog.js";
import { UseInCodeDialog } from "./use-in-code-dialog.js";

export { FirstCallKit } from "../first-call/kit.js";
export { Menu } from "./menu.js";

/** Whichever dialog is asked for. */
export function Dialogs({ request, onClose }: DialogsProps) {
  switch (request.kind) {
    case "create":
      return <CreateDialog request={request} onClose={onClose} />;
    case "issued":
      return <IssuedDialog request={request} onClose={onClose} />;
    case "roll-key":
      return <RollKeyDialog request={request} onClose={onClose} />;
    case "roll-consumer":
      return <RollConsumerDialog request={request} onClose={onClose} />;
    case "rename-key":
      return <RenameKeyDialog request={request} onClose={onClose} />;
    case "rename-consumer":
      return <RenameConsumerDialog request={request} onClose={onClose} />;
    case "delete-key":
      return <DeleteKeyDialog request={request} onClose={onClose} />;
    case "end-key":
      return <EndKeyDialog request={request} onClose={onClose} />;
    case "use-in-code":
      return <UseInCodeDialog request={request} onClose={onClose} />;
    case "leaked":
      return <LeakedDialog request={request} onClose={onClose} />;
    case "delete-consumer":
      return <DeleteConsumerDialog request={request} onClose={onClose} />;
  }
}
