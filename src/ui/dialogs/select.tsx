"use client";
import type { SelectHTMLAttributes } from "react";
import { ChevronDown } from "../icons.js";

/** A native select that is drawn like the other fields. */
export function Select(props: Omit<SelectHTMLAttributes<HTMLSelectElement>, "className">) {
  return (
    <span className="lk-select">
      <select {...props} className="lk-input" />
      <ChevronDown className="lk-icon" aria-hidden />
    </span>
  );
}
