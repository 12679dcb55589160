"use client";
import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from "react";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled" | "className"> {
  variant?: "primary" | "secondary" | "ghost" | "danger";
  icon?: ReactNode;
  /** A request is under way: the button keeps the focus, and does nothing. */
  busy?: boolean;
  /** Not possible at the moment. It stays reachable, so that its description can say why. */
  unavailable?: boolean;
}

/** A button that never leaves the tab order: what cannot be pressed now is `aria-disabled`, and can say why. */
export function Button({ variant = "secondary", icon, busy, unavailable, onClick, children, ...rest }: ButtonProps) {
  const blocked = busy || unavailable;
  const guarded = (event: MouseEvent<HTMLButtonElement>) => {
    // Safari does not focus a button that is clicked, and then no dialog knows where to return to. Enter in a field
    // "clicks" the submit button too, but the focus is to stay in the field.
    const isEnterInField = rest.type === "submit" && event.detail === 0;
    if (!isEnterInField) event.currentTarget.focus({ preventScroll: true });
    // A double click is one press, also where the first one has put another button under the pointer.
    if (blocked || event.detail > 1) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      className={children === undefined ? "lk-button lk-button-icon" : "lk-button"}
      data-variant={variant}
      data-busy={busy || undefined}
      aria-disabled={blocked || undefined}
      onClick={guarded}
    >
      {icon}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}
