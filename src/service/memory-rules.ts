/** What the guard refuses, refused here with the same codes. */
import { LIMITS } from "../core/limits.js";
import { LatchkeyError } from "../core/problem.js";
import { isName, nameRule } from "../core/rules.js";

/** @returns the text without spaces around it. @throws LatchkeyError `invalid_body` */
export function checkedName(field: "label" | "description", text: string): string {
  const name = text.trim();
  if (!isName(name)) throw new LatchkeyError("invalid_body", { detail: nameRule(field) });
  return name;
}

/** @throws LatchkeyError `invalid_body` */
export function checkedEmail(text: string): string {
  const email = text.trim();
  if (email.length > LIMITS.emailLength || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email)) {
    throw new LatchkeyError("invalid_body", { detail: "`email` must be an e-mail address." });
  }
  return email;
}
