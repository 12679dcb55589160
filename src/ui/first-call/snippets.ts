/**
 * The first call, in the languages that people try an API in. Whatever a portal's developer names and whatever a key
 * looks like, it stays inside of its quotes: nothing here can become code.
 */
import { callWith, type FirstCall } from "./call.js";

export const LANGUAGES = ["curl", "JavaScript", "Python", ".env", "gh secret set"] as const;

export type Language = (typeof LANGUAGES)[number];

/** @param key the plain key, or the masked one for what is only shown */
export function snippet(language: Language, key: string, firstCall: FirstCall): string {
  return WRITERS[language](key, firstCall);
}

const WRITERS: Readonly<Record<Language, (key: string, firstCall: FirstCall) => string>> = {
  curl(key, firstCall) {
    const { url, method, header } = callWith(key, firstCall);
    const options = [
      ...(method === "GET" ? [] : [`--request ${shell(method)}`]),
      // Else curl reads brackets and braces in an address as a pattern.
      ...(/[[\]{}]/.test(url) ? ["--globoff"] : []),
      `--header ${shell(header.join(": "))}`,
    ];
    return [`curl --url ${shell(url)}`, ...options].join(" \\\n  ");
  },

  JavaScript(key, firstCall) {
    const { url, method, header } = callWith(key, firstCall);
    return [
      `const response = await fetch(${quoted(url)}, {`,
      ...(method === "GET" ? [] : [`  method: ${quoted(method)},`]),
      `  headers: { ${header.map(quoted).join(": ")} },`,
      "});",
      "console.log(response.status, await response.text());",
    ].join("\n");
  },

  Python(key, firstCall) {
    const { url, method, header } = callWith(key, firstCall);
    return [
      "import requests",
      "",
      "response = requests.request(",
      `    ${quoted(method)},`,
      `    ${quoted(url)},`,
      `    headers={${header.map(quoted).join(": ")}},`,
      ")",
      "print(response.status_code, response.text)",
    ].join("\n");
  },

  ".env": (key, firstCall) => `${variable(firstCall)}=${dotenv(key)}`,

  "gh secret set": (key, firstCall) => `gh secret set ${variable(firstCall)} --body ${shell(key)}`,
};

/** In single quotes a shell reads nothing but the quote that ends them. */
const shell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** JSON's strings are JavaScript's and Python's as well; its line separators are written out for older parsers. */
const quoted = (text: string): string =>
  JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");

/** Readers of `.env` files differ in what they escape, so a value is written in the plainest form that holds it. */
function dotenv(text: string): string {
  if (/^[\w.:/+=*-]*$/.test(text)) return text;
  return /['\r\n]/.test(text) ? JSON.stringify(text).replaceAll("$", "\\$") : `'${text}'`;
}

/** A name that every shell takes. */
function variable({ environmentVariable = "API_KEY" }: FirstCall): string {
  const name = environmentVariable.replaceAll(/\W/g, "_");
  return /^\d|^$/.test(name) ? `_${name}` : name;
}
