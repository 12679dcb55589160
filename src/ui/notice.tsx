"use client";
import type { ReactNode } from "react";

interface NoticeProps {
  icon: ReactNode;
  title: string;
  children: ReactNode;
  /** What the user can do about it: there is always something. */
  actions: ReactNode;
  /** Set for a failure, which is spoken at once. */
  role?: "alert" | undefined;
}

/** A state that fills the page: nothing here yet, not signed in, something failed. */
export function Notice({ icon, title, children, actions, role }: NoticeProps) {
  return (
    <div className="lk-notice">
      <div className="lk-notice-icon" aria-hidden="true">
        {icon}
      </div>
      <div className="lk-notice-text" role={role}>
        <p className="lk-notice-title">{title}</p>
        {children}
      </div>
      <div className="lk-notice-actions">{actions}</div>
    </div>
  );
}
