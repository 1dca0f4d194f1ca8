/**
 * The console of a small stack in a browser.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { useMatchStack } from "../../local/tests/console/match-stack.ts";
import type { OpenPage, Viewport } from "./browser.ts";

/** Sizes of windows: a telephone, a tablet, a screen. */
export const sizes: readonly Viewport[] = [
  { width: 320, height: 640 },
  { width: 800, height: 1_000 },
  { width: 1_440, height: 900 },
];

/** A stack whose console is looked at. */
export function useConsole(open: OpenPage) {
  const stack = useMatchStack();
  return {
    ...stack,
    /**
     * Opens a view, and waits until it hears what happens.
     *
     * @param hash Like `#/requests`.
     */
    async look(size: Viewport, hash: string): Promise<LookedAt> {
      const page = await open(size);
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => complaints.push(message.text()));
      await page.goto(new URL(`/__local/${hash}`, stack.local().url).href);
      await page.locator(".connection.live").waitFor();
      return {
        page,
        complaints,
        async close() {
          await page.close();
          assert.deepEqual(complaints, []);
        },
      };
    },
  };
}

/** A page of the console. */
export interface LookedAt {
  readonly page: Page;
  /** What it wrote into its log. Whoever expects something removes it. */
  readonly complaints: string[];
  /** Closes the page. @throws {AssertionError} when it complained. */
  close(): Promise<void>;
}
