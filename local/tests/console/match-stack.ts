/**
 * The stack that the tests of the controls ask over HTTP.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "mocha";
import { type Local, startLocal } from "../../start-local.ts";

/** Ten in the morning of a match day, in milliseconds since the epoch. */
export const startMs = Date.UTC(2026, 9, 3, 10);

/** A control's answer. */
export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: each control has a form of its own
  readonly json: () => any;
}

/** Starts the stack before the suite it is called in, its machine's clock standing still, and closes it afterwards. */
export function useMatchStack() {
  let local: Local | undefined;
  let dataFolder = "";
  before(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "console-"));
    local = await startLocal({
      root: join(import.meta.dirname, "match-program"),
      stack: "dev",
      dataFolder,
      nowMs: () => startMs,
      log: () => undefined,
    });
  });
  after(async () => {
    await local?.close();
    await rm(dataFolder, { recursive: true, force: true });
  });
  const running = (): Local => {
    if (local === undefined) {
      throw new Error("the stack has not started");
    }
    return local;
  };
  return {
    local: running,
    /** @param target Method, and a path, like `GET /__local/world`; `/__local/` may be left out. @param body JSON, or bytes as they are. */
    async ask(target: string, body?: object | string, headers: Record<string, string> = {}) {
      const [method = "", path = ""] = target.split(" ");
      const response = await fetch(
        new URL(path.startsWith("/") ? path : `/__local/${path}`, running().url),
        {
          method,
          headers,
          redirect: "manual",
          ...(body !== undefined && {
            body: typeof body === "string" ? body : JSON.stringify(body),
          }),
        },
      );
      const text = await response.text();
      const { status } = response;
      return { status, headers: response.headers, text, json: () => JSON.parse(text) } as Asked;
    },
  };
}
