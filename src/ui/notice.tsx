"use client";
import type { ReactNode } from "react";

interface NoticeProps {
  icon: ReactNode;
  title: string;
  children: ReactNode;
  /** What the user can do about it: there is always something. */
  actions: ReactNode;
  /** What goes on changing, such as a countdown: outside of what is spoken at once. */
  aside?: ReactNode;
  /** Set for a failure, which is spoken at once. */
  role?: "alert" | undefined;
}

/** A state that fills the page: nothing here yet, not signed in, something failed. */
export function Notice({ icon, title, children, actions, aside, role }: NoticeProps) {
  return (
    <div className="lk-notice">
      <div className="lk-notice-icon" aria-hidden="true">
        {icon}
      </div>
      <div className="lk-notice-text" role={role}>
        <p className="lk-notice-title">{title}</p>
        {children}
      </div>
      {aside !== undefined && <div className="lk-notice-text">{aside}</div>}
      <div className="lk-notice-actions">{actions}</div>
    </div>
  );
}
