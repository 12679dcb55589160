/**
 * Copies a text, honestly: `true` only where the browser says that it did.
 *
 * @param source the text, or a promise of it; rejects where the promise does
 * @param scope an element inside the current focus trap: the fallback has to focus a field, and a trap takes the focus
 *   back from one outside
 */
export async function copyText(source: string | Promise<string>, scope: HTMLElement): Promise<boolean> {
  if (typeof source !== "string" && (await writePromised(source))) return true;
  const text = await source;
  return (await writeText(text)) || copyBySelection(text, scope);
}

/** Safari forgets the user's click during a request, unless it is handed the promise at once. */
async function writePromised(source: Promise<string>): Promise<boolean> {
  const blob = source.then((text) => new Blob([text], { type: "text/plain" }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    return true;
  } catch {
    // Told by the attempts that follow. Where `ClipboardItem` never took the blob, nobody else handles its failure.
    blob.catch(() => undefined);
    return false;
  }
}

async function writeText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Missing on plain http, denied in a frame without permission.
    return false;
  }
}

function copyBySelection(text: string, scope: HTMLElement): boolean {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "lk-hidden";
  field.setAttribute("aria-hidden", "true");
  scope.append(field);
  try {
    field.select();
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}

/** Selects all of an element's text, for the user to copy by hand. */
export function selectText(element: HTMLElement): void {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) {
    element.focus();
    element.select();
  } else {
    getSelection()?.selectAllChildren(element);
  }
}

/** Whether what is selected, and so what Ctrl+C copies, has all of an element's text in it. */
export function isAllSelected(element: HTMLElement): boolean {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) {
    return element.selectionStart === 0 && element.selectionEnd === element.value.length;
  }
  return String(getSelection()).includes(element.textContent ?? "");
}
