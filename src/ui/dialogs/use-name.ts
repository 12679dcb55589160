"use client";
import { useState } from "react";
import { LIMITS } from "../../core/limits.js";
import { useAllLabels } from "./use-all-labels.js";

/** The state of a "Name" field: checked when it is submitted, then with every change until it is right. */
export function useName(initial: string) {
  const labels = useAllLabels();
  const [text, setText] = useState(initial);
  const [checked, setChecked] = useState(false);
  const name = text.trim();
  const problem =
    name === "" ? labels.nameMissing : name.length > LIMITS.nameLength ? labels.nameTooLong(LIMITS.nameLength) : null;
  return {
    text,
    setText,
    /** Shown only after a try, not while the first letter is being typed. */
    problem: checked ? problem : null,
    /** The trimmed name, or `null` where it cannot be used: the field then says why. */
    check(): string | null {
      setChecked(true);
      return problem === null ? name : null;
    },
  };
}
