"use client";

import { type RefObject, useEffect, useRef } from "react";

/** The latest of a value, for what runs after rendering and must not start again because the value is a new one. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  return latest;
}
