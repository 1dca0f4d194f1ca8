/**
 * A policy pack in a process of its own, as the engine starts it.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/pkg/resource/plugin/analyzer_plugin.go
 * @module
 */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { siblingModule } from "../sibling-module.ts";
import { processTimer, type SetTimer } from "../timer.ts";
import { PolicyError } from "./policy-error.ts";

/** A pack that serves. */
export interface PackProcess {
  /** Where it listens, on 127.0.0.1. */
  readonly port: number;
  /** Ends the process. Safe to call twice. */
  stop(): void;
}

const light = pathToFileURL(siblingModule("./light-pack", import.meta.url)).href;

/** The last lines of a pack that did not start. */
const shownLines = 12;

/**
 * Starts a pack.
 *
 * @param folder With a `package.json` that has a `main` and a `version`.
 * @param timeoutMs How long it may take to print its port: long enough for a busy machine.
 * @throws {PolicyError} when it ends, hangs, or prints anything before its port.
 */
export async function startPack(
  folder: string,
  timeoutMs = 120_000,
  setTimer: SetTimer = processTimer,
): Promise<PackProcess> {
  const pack = resolve(folder);
  checkManifest(pack);
  const child = spawn(process.execPath, ["--import", light, runnerOf(pack), "127.0.0.1:0", pack], {
    cwd: pack,
    env: environment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  // A pack outlives the process that started it, unless that one ends it on its way out.
  const stop = () => {
    process.off("exit", stop);
    child.kill();
  };
  process.once("exit", stop);
  try {
    return { port: await portOf(child, pack, timeoutMs, setTimer), stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/** The SDK requires a version, and reports it only at the end of a long message. */
function checkManifest(pack: string): void {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(join(pack, "package.json"), "utf8"));
  } catch (cause) {
    throw new PolicyError(
      `${pack}: package.json cannot be read\n  name the folder of a policy pack`,
      { cause },
    );
  }
  const { version } = (manifest ?? {}) as { readonly version?: unknown };
  if (typeof version !== "string" || version === "") {
    throw new PolicyError(
      `${pack}: package.json must have a version, got ${JSON.stringify(version)}\n  write "version": "0.1.0"`,
    );
  }
}

function runnerOf(pack: string): string {
  try {
    return createRequire(join(pack, "package.json")).resolve("@pulumi/pulumi/cmd/run-policy-pack");
  } catch (cause) {
    throw new PolicyError(
      `${pack}: @pulumi/pulumi cannot be found from there\n  run npm ci first`,
      {
        cause,
      },
    );
  }
}

/**
 * What the engine was started with itself, and none of the options of Node that this process was started with. Of
 * the stack a pack hears when it is configured, and not here.
 */
function environment(): Record<string, string> {
  // biome-ignore lint/style/noProcessEnv: a child needs PATH and HOME
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const compiled = module.getCompileCacheDir?.();
  return {
    // Where this process keeps compiled code, in a folder for its version.
    ...(compiled === undefined ? {} : { NODE_COMPILE_CACHE: dirname(compiled) }),
    ...(inherited as Record<string, string>),
  };
}

/** The engine takes the first line as the port, whatever it is. */
function portOf(
  child: ChildProcess,
  pack: string,
  timeoutMs: number,
  setTimer: SetTimer,
): Promise<number> {
  const printed: string[] = [];
  const said = () =>
    printed
      .slice(-shownLines)
      .map((line) => `\n  ${line}`)
      .join("");
  return new Promise((resolvePort, reject) => {
    const callOff = setTimer(
      () => reject(new PolicyError(`${pack}: no port after ${timeoutMs / 1000} s${said()}`)),
      timeoutMs,
    );
    const settle = (port: string) => {
      callOff();
      if (/^\d+$/.test(port)) {
        resolvePort(Number(port));
      } else {
        reject(
          new PolicyError(
            `${pack}: the first line printed must be the port, got ${JSON.stringify(port)}\n  print nothing before the pack is made`,
          ),
        );
      }
    };
    for (const input of [child.stdout, child.stderr]) {
      if (input !== null) {
        createInterface({ input }).on("line", (line) =>
          printed.push(stripVTControlCharacters(line)),
        );
      }
    }
    if (child.stdout !== null) {
      createInterface({ input: child.stdout }).once("line", settle);
    }
    child.once("error", (error) => {
      callOff();
      reject(error);
    });
    child.once("close", (code, signal) => {
      callOff();
      reject(new PolicyError(`${pack}: the pack ended with ${signal ?? `code ${code}`}${said()}`));
    });
  });
}
