import { execFileSync } from "node:child_process";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { canTry, type FirstCall } from "../../src/ui/first-call/call.js";
import { LANGUAGES, snippet } from "../../src/ui/first-call/snippets.js";

const URL = "https://api.example.com/weather?city=Oslo&unit=c";
const HOSTILE = [
  "it's",
  'a"b',
  "a\\",
  "a\nb: c",
  "$(touch pwned)",
  "`touch pwned`",
  "$HOME",
  "a\u2028b",
  "';rm -rf x;'",
  '");process.exit();("',
];

/** What a shell hands to the program of a command line. */
function shellArguments(command: string, program: string): string[] {
  const script = `${program}() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
}

async function jsCall(code: string) {
  const calls: unknown[][] = [];
  const fetch = async (...args: unknown[]) => {
    calls.push(args);
    return { status: 200, text: async () => "" };
  };
  const run = new Function("fetch", "console", `return (async () => {${code}})()`);
  await run(fetch, { log: () => undefined });
  return calls;
}

describe("code for the first call", () => {
  test("says what people would write", () => {
    const all = LANGUAGES.map((language) => snippet(language, "****3f9a", { url: URL }));
    expect(all).toEqual([
      `curl --url '${URL}' \\\n  --header 'Authorization: Bearer ****3f9a'`,
      [
        `const response = await fetch("${URL}", {`,
        '  headers: { "Authorization": "Bearer ****3f9a" },',
        "});",
        "console.log(response.status, await response.text());",
      ].join("\n"),
      [
        "import requests",
        "",
        "response = requests.request(",
        '    "GET",',
        `    "${URL}",`,
        '    headers={"Authorization": "Bearer ****3f9a"},',
        ")",
        "print(response.status_code, response.text)",
      ].join("\n"),
      "API_KEY=****3f9a",
      "gh secret set API_KEY --body '****3f9a'",
    ]);
  });

  test.each(HOSTILE)("keeps %j inside of its quotes, wherever it stands", async (text) => {
    const url = `https://api.example.com/${text}`;
    const call: FirstCall = { url, method: "post", header: (key) => ["X-Key", key] };

    const curl = shellArguments(snippet("curl", text, call), "curl");
    expect(curl.filter((each) => each !== "--globoff")).toEqual([
      "--url",
      url,
      "--request",
      "POST",
      "--header",
      `X-Key: ${text}`,
    ]);
    expect(shellArguments(snippet("gh secret set", text, call), "gh")).toEqual([
      "secret",
      "set",
      "API_KEY",
      "--body",
      text,
    ]);
    expect(await jsCall(snippet("JavaScript", text, call))).toEqual([
      [url, { method: "POST", headers: { "X-Key": text } }],
    ]);
    expect(snippet("Python", text, call).split("\n")).toHaveLength(8);
    expect(Object.keys(parseEnv(snippet(".env", text, call)))).toEqual(["API_KEY"]);
  });

  test.each([
    ["SKYLARK_API_KEY", "SKYLARK_API_KEY"],
    ["x; rm -rf /", "x__rm__rf__"],
    ["1KEY", "_1KEY"],
    ["", "_"],
  ])("names the variable %j as %s", (environmentVariable, name) => {
    const call = { url: URL, environmentVariable };
    expect(snippet(".env", "k", call)).toBe(`${name}=k`);
    expect(snippet("gh secret set", "k", call)).toContain(`set ${name} --body`);
  });

  test("sends the key in a header of the portal's choice", () => {
    expect(snippet("curl", "k1", { url: URL, header: "X-API-Key" })).toContain("--header 'X-API-Key: k1'");
  });

  test("turns off curl's patterns where the address has brackets", () => {
    expect(snippet("curl", "k", { url: `${URL}&ids=[1-3]` })).toContain("--globoff");
    expect(snippet("curl", "k", { url: URL })).not.toContain("--globoff");
  });

  test("is offered for trying where it only reads, unless said otherwise", () => {
    expect(canTry({ url: URL })).toBe(true);
    expect(canTry({ url: URL, tryIt: false })).toBe(false);
    expect(canTry({ url: URL, method: "POST" })).toBe(false);
    expect(canTry({ url: URL, method: "POST", tryIt: true })).toBe(true);
  });
});
