/**
 * What a command of `touchline` is.
 *
 * @module
 */

import type { SettingName } from "./config-file.ts";

/** 0: it did what was asked, and the answer is good; 1: it failed, or the answer is bad; 2: the command line is wrong. */
export type ExitStatus = 0 | 1 | 2;

/** Where the project is, and where text goes: whole lines. */
export interface World {
  /** Folder of `Pulumi.yaml`. */
  readonly root: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The passphrase of a stack's secrets. @default secrets get placeholders */
  readonly passphrase?: string | undefined;
}

/** One command. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** Options that `touchline.config.json` may set for it. */
  readonly settings: readonly SettingName[];
  /** Printed for `--help`, and below a command line that cannot be understood. */
  readonly usage: string;
  /**
   * @param args The words after its name.
   * @throws {LocalError} of the fault `usage` for a command line that it does not take.
   * @throws an error whose message explains it, for the user.
   */
  readonly run: (args: readonly string[], world: World) => Promise<ExitStatus>;
}
