/**
 * The Pulumi CLI, where there is one.
 *
 * @module
 */
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/** The CLI, and what of it is there. */
export interface Cli {
  readonly path: string;
  readonly version: string;
  /** Whether the official host of Node programs lies beside it. */
  readonly hasLanguageHost: boolean;
}

/**
 * Finds the CLI where the npm package `pulumi` keeps it. Nothing is fetched.
 *
 * @returns `undefined` where no CLI is installed.
 */
export function findCli(): Cli | undefined {
  const { version } = createRequire(import.meta.url)("pulumi/package.json") as { version: string };
  // biome-ignore lint/style/noProcessEnv: it is where Pulumi itself looks
  const home = process.env["PULUMI_HOME"] ?? join(homedir(), ".pulumi");
  const bin = join(home, "versions", version, "bin");
  return isExecutable(join(bin, "pulumi"))
    ? {
        path: join(bin, "pulumi"),
        version,
        hasLanguageHost: isExecutable(join(bin, "pulumi-language-nodejs")),
      }
    : undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
