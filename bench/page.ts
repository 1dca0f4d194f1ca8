/**
 * The claim: the page loads in less than 100 KB, is seen within Web Vitals' limits on a slow connection, and moves nothing.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { type Browser, chromium } from "playwright-core";
import { type Claim, compare } from "./figures.ts";
import { facadeLine, startServer } from "./server-process.ts";

/** What one load of the page was like. */
interface Load {
  /** With headers. */
  readonly bytes: number;
  readonly requests: number;
  /** Largest contentful paint. */
  readonly paintMs: number;
  /** Cumulative layout shift. */
  readonly shift: number;
}

const executablePath = "/usr/bin/chromium";
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];

const widths = [320, 768, 1_280, 1_920] as const;

/** Lighthouse's slow 4G: 150 ms, 1.6 Mbit/s down, 750 kbit/s up. */
const slow4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1_000_000) / 8,
  uploadThroughput: 750_000 / 8,
};

/** Lighthouse's phone is this much slower than the machine. */
const slowness = 4;

const observe = `
  window.load = { paintMs: 0, shift: 0 };
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) window.load.paintMs = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.load.shift += value;
  }).observe({ type: "layout-shift", buffered: true });
`;

async function measure(browser: Browser, url: string, width: number): Promise<Load> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  try {
    const tab = await context.newPage();
    const session = await context.newCDPSession(tab);
    let bytes = 0;
    let requests = 0;
    session.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      requests += 1;
    });
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", slow4G);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowness });
    await tab.addInitScript(observe);
    await tab.goto(url);
    await tab.waitForSelector("tbody tr");
    await tab.waitForLoadState("networkidle");
    const seen = await tab.evaluate<Pick<Load, "paintMs" | "shift">>("window.load");
    return { bytes, requests, ...seen };
  } finally {
    await context.close();
  }
}

/** Measures it; nothing without Debian's Chromium. */
export async function page(): Promise<readonly Claim[]> {
  if (!existsSync(executablePath)) {
    process.stderr.write(`bench: the page is not measured: there is no ${executablePath}\n`);
    return [];
  }
  const data = await mkdtemp(join(tmpdir(), "touchline-bench-"));
  const serve = ["--import", "./scripts/require-node.mjs", "local/cli/main.ts", "serve"];
  const options = ["--quiet", "--port", "0", "--data", data];
  const server = await startServer([...serve, ...options], facadeLine);
  const browser = await chromium.launch({ executablePath, args: flags });
  try {
    // As viewers find it: the caches of the edge are warm.
    await measure(browser, server.url, widths[0]);
    const loads: Load[] = [];
    for (const width of widths) {
      loads.push(await measure(browser, server.url, width));
    }
    return claims(loads);
  } finally {
    await browser.close();
    await server.end();
    await rm(data, { recursive: true, force: true });
  }
}

function claims(loads: readonly Load[]): readonly Claim[] {
  const narrow = `at ${widths[0]} px`;
  const names = ["limit", ...widths.map((width) => `at ${width} px`)];
  const claim = (
    title: string,
    limit: number,
    measured: (load: Load) => number,
    spell: (value: number) => string,
  ): Claim => ({
    title,
    figures: compare(names, [[limit], ...loads.map((load) => [measured(load)])], spell),
    goals: [{ what: `${title}, ${narrow}`, ours: narrow, direction: "at most", limit }],
  });
  return [
    claim("The page: transferred by the first load", 100_000, ({ bytes }) => bytes, kilobytes),
    claim("The page: requests of the first load", 10, ({ requests }) => requests, String),
    claim("The page: largest contentful paint", 2_500, ({ paintMs }) => paintMs, milliseconds),
    {
      ...claim("The page: cumulative layout shift", 0.1, ({ shift }) => shift, decimals),
      note: "Chromium with slow 4G and a quarter of the machine's speed, as Lighthouse emulates a phone; the edge caches are warm, the browser's is empty.",
    },
  ];
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} KB`;
}

function milliseconds(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function decimals(value: number): string {
  return value.toFixed(4);
}
