/**
 * The stack that a command line chooses.
 *
 * @module
 */
import { readStack, type StackFile } from "../program/stack-file.ts";
import type { World } from "./command.ts";
import { parsePairs, parseStack } from "./words.ts";

/** The options that choose it. */
export const stackOptions = {
  stack: { type: "string" },
  config: { type: "string", multiple: true, default: [] as string[] },
} as const;

/**
 * Reads the stack.
 *
 * @throws {LocalError} for a name or a setting that is none.
 * @throws {StackFileError} when the files of the project cannot be used.
 */
export function readChosenStack(
  { stack, config }: { readonly stack?: string | undefined; readonly config: readonly string[] },
  { root, passphrase }: World,
): Promise<StackFile> {
  const name = stack === undefined ? undefined : parseStack(stack);
  return readStack(root, name, { config: parsePairs("--config", config), passphrase });
}
