"use client";
import { createElement, Fragment } from "react";

/** Unicode's "first strong isolate" and its end: what lies between has a direction of its own. */
const START = "\u2068";
const END = "\u2069";
const DIRECTION_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
/** The blocks of Unicode that hold letters written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A name that goes into a sentence which is shown by {@link Sentence}. Names that are heard and not seen, as in an
 * `aria-label`, go without: what is spoken has no direction.
 */
export const isolated = (name: string): string => START + name.replace(DIRECTION_CONTROLS, "") + END;

/**
 * A sentence with {@link isolated} names in it. Where anything in it is written from right to left, each name stands in
 * a `bdi`, so that none can turn the words around it; else there is nothing to turn, and it is one plain text.
 */
export function Sentence({ text }: { text: string }) {
  const parts = text.split(/[\u2068\u2069]/);
  if (!RIGHT_TO_LEFT.test(text)) return parts.join("");
  const nodes = parts.map((part, index) => (index % 2 === 1 ? createElement("bdi", null, part) : part));
  return createElement(Fragment, null, ...nodes);
}
