import type { ReactNode } from "react";

export interface NoticeProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

/** Something went wrong, and what to do about it. */
export function Notice({ title, children, action }: NoticeProps) {
  return (
    <div className="notice" role="alert">
      <div>
        <strong>{title}</strong>
        <p>{children}</p>
      </div>
      {action ? (
        <button type="button" className="button" onClick={action.onPress}>
          {action.label}
        </button>
      ) : null}
    </div>
  );
}
