/** Sends the focus to the first field that is wrong, once React has marked it. */
export function focusInvalid(): void {
  setTimeout(() => document.querySelector<HTMLElement>('.lk-dialog [aria-invalid="true"]')?.focus());
}
