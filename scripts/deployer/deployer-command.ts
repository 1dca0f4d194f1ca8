/**
 * The `deployer` command: arguments in, text or files and an exit status out.
 *
 * @module
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { evaluate } from "../../local/program/evaluate.ts";
import { ProgramError } from "../../local/program/program-error.ts";
import { readStack, StackFileError } from "../../local/program/stack-file.ts";
import type { ExitStatus } from "../season/season-command.ts";
import type { Streams } from "../season/streams.ts";
import { DeployerError, deployerPolicies, releaseConfig } from "./deployer-policy.ts";

/** What `--help` prints. */
export const usage = `usage:
  npm run --silent deployer -- --stack NAME [--write FOLDER]
      prints the IAM policies that whoever deploys the stack needs, one JSON document a line
      --stack  a stack that has a file; default dev
      --write  writes NAME-deployer-1.json, NAME-deployer-2.json, … for aws iam create-policy instead
`;

/**
 * Runs the command.
 *
 * @param args Without the interpreter and the script.
 * @param root Folder of the project.
 */
export async function runDeployer(
  args: readonly string[],
  root: string,
  { out, err }: Streams,
): Promise<ExitStatus> {
  try {
    const { stack, write, help } = optionsOf(args);
    if (help) {
      out(usage);
      return 0;
    }
    const texts = deployerPolicies(
      await evaluate(root, await readStack(root, stack, { config: releaseConfig })),
    ).map((document) => JSON.stringify(document));
    if (write === undefined) {
      out(texts.map((text) => `${text}\n`).join(""));
      return 0;
    }
    mkdirSync(write, { recursive: true });
    texts.forEach((text, index) => {
      const file = join(write, `${stack}-deployer-${index + 1}.json`);
      writeFileSync(file, `${text}\n`);
      out(`written: ${file}\n`);
    });
    return 0;
  } catch (error) {
    return report(error, err);
  }
}

function optionsOf(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      stack: { type: "string", default: "dev" },
      write: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  return values;
}

function report(error: unknown, err: Streams["err"]): ExitStatus {
  if (
    error instanceof DeployerError ||
    error instanceof StackFileError ||
    error instanceof ProgramError
  ) {
    err(`deployer: ${error.message}\n`);
    return 1;
  }
  if (error instanceof TypeError && "code" in error) {
    err(`deployer: ${error.message}\n${usage}`);
    return 2;
  }
  throw error;
}
