/**
 * `npm run shots`: a PNG of every story in each of the looks below, and contact sheets of all of them, in `shots/`.
 * It photographs the static Storybook of `npm run build-storybook`, with the clock, the time zone and the random numbers
 * held still, so that two runs can be compared.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { CHROMIUM_ARGS, chromiumPath } from "./chromium.ts";

interface Look {
  name: string;
  width: number;
  globals: string;
  /** Which stories differ in it; all, where it is left out. */
  only?: RegExp;
  media?: Parameters<Page["emulateMedia"]>[0];
}

const LOOKS: readonly Look[] = [
  { name: "light", width: 960, globals: "theme:light" },
  { name: "dark", width: 960, globals: "theme:dark" },
  { name: "360px", width: 360, globals: "theme:light" },
  { name: "rtl", width: 960, globals: "theme:light;direction:rtl" },
  { name: "forced", width: 960, globals: "theme:light", only: /^(page|parts)--/, media: { forcedColors: "active" } },
  { name: "print", width: 700, globals: "theme:light", only: /^page--/, media: { media: "print" } },
];

const SITE = "storybook-static";
const OUT = "shots";
const NOW = "2026-03-02T09:30:00Z";
const PER_SHEET = 16;

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

async function serve() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = join(SITE, normalize(pathname === "/" ? "/index.html" : pathname));
    try {
      const body = readFileSync(file);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** Runs in the page, before anything else: the same "random" keys every time. */
function holdRandomNumbersStill() {
  let seed = 1;
  crypto.getRandomValues = (array) => {
    const bytes = new Uint8Array(array?.buffer ?? new ArrayBuffer(0));
    for (let index = 0; index < bytes.length; index++) {
      seed = (seed * 48_271) % 2_147_483_647;
      bytes[index] = seed;
    }
    return array;
  };
}

/** Runs in the page: whether the story has been played to its end, well or badly. */
function isPlayed() {
  const { __STORYBOOK_PREVIEW__: preview } = globalThis as {
    __STORYBOOK_PREVIEW__?: { currentRender?: { phase?: string } };
  };
  return ["completed", "afterEach", "finished", "errored"].includes(preview?.currentRender?.phase ?? "");
}

async function photograph(
  browser: Browser,
  url: string,
  { name, width, globals, media }: Look,
  stories: readonly string[],
) {
  const context = await browser.newContext({
    viewport: { width, height: 720 },
    locale: "en-GB",
    timezoneId: "UTC",
    reducedMotion: "reduce",
  });
  await context.addInitScript(holdRandomNumbersStill);
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  if (media) await page.emulateMedia(media);
  for (const id of stories) {
    await page.goto(`${url}/iframe.html?id=${id}&viewMode=story&globals=${globals};a11y.manual:!true`);
    await page.waitForFunction(isPlayed, undefined, { timeout: 30_000 });
    // A dialog covers the window, not the length of the page behind it.
    const fullPage = (await page.locator("[aria-modal=true]").count()) === 0;
    await page.screenshot({ path: join(OUT, name, `${id}.png`), fullPage, animations: "disabled" });
  }
  await context.close();
}

/** One PNG for each {@link PER_SHEET} shots of a look. */
async function contactSheets(browser: Browser, look: Look, stories: readonly string[]) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1200 } });
  for (let from = 0; from < stories.length; from += PER_SHEET) {
    const figures = stories.slice(from, from + PER_SHEET).map((id) => {
      const png = readFileSync(join(OUT, look.name, `${id}.png`)).toString("base64");
      return `<figure><figcaption>${id}</figcaption><img src="data:image/png;base64,${png}"></figure>`;
    });
    await page.setContent(
      // With a doctype: without it the grid would be squeezed into the window's height.
      `<!doctype html><style>
        body { margin: 12px; font: 13px system-ui; background: #888; display: grid; gap: 12px; grid-template-columns: repeat(${look.width < 500 ? 8 : 4}, 1fr) }
        figure { margin: 0; overflow: hidden; max-height: 520px } img { width: 100%; display: block }
      </style>${figures.join("")}`,
    );
    const number = String(from / PER_SHEET + 1).padStart(2, "0");
    await page.screenshot({ path: join(OUT, "sheets", `${look.name}-${number}.png`), fullPage: true });
  }
  await page.close();
}

const { entries } = JSON.parse(readFileSync(join(SITE, "index.json"), "utf8")) as {
  entries: Record<string, { type: string }>;
};
const stories = Object.keys(entries).filter((id) => entries[id]?.type === "story");
const storiesOf = ({ only }: Look) => stories.filter((id) => only?.test(id) ?? true);
rmSync(OUT, { recursive: true, force: true });
for (const folder of ["sheets", ...LOOKS.map(({ name }) => name)]) mkdirSync(join(OUT, folder), { recursive: true });
writeFileSync(join(OUT, "stories.txt"), `${stories.join("\n")}\n`);

const site = await serve();
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS });
try {
  // Two at a time: most of a shot is waiting.
  for (const pair of [LOOKS.slice(0, 2), LOOKS.slice(2, 4), LOOKS.slice(4)]) {
    await Promise.all(pair.map((look) => photograph(browser, site.url, look, storiesOf(look))));
  }
  for (const look of LOOKS) await contactSheets(browser, look, storiesOf(look));
} finally {
  await browser.close();
  site.close();
}
const shots = LOOKS.reduce((sum, look) => sum + storiesOf(look).length, 0);
process.stdout.write(`${shots} shots of ${stories.length} stories are in ${OUT}/\n`);
