/**
 * The token command: arguments in, a token and an exit status out.
 *
 * @module
 */
import { mint } from "./mint.ts";
import { TokenError, UsageError } from "./token-error.ts";
import { parseOptions, type TokenOptions, usage } from "./token-options.ts";

/** The world, as far as the command touches it. */
export interface World {
  /** Takes the token: one line, and nothing else. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** What Secrets Manager would keep for the signing key of a stack that is evaluated here. */
  readonly localSecret: (stack: string) => Promise<string>;
  /** What Secrets Manager keeps. */
  readonly awsSecret: (secretId: string) => Promise<string>;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** A text that never comes twice. */
  readonly newId: () => string;
}

/** 0: done; 1: no token could be made; 2: the command was not understood. */
export type ExitStatus = 0 | 1 | 2;

/**
 * Runs the command.
 *
 * @param args Without the interpreter and the script.
 * @throws never for anything a caller writes, a stack declares, or a secret holds.
 */
export async function runToken(args: readonly string[], world: World): Promise<ExitStatus> {
  try {
    const options = parseOptions(args);
    if (options === "help") {
      world.out(usage);
      return 0;
    }
    const secret = await secretOf(options, world);
    world.out(`${await mint(secret, options, world.nowMs(), world.newId())}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof TokenError)) {
      throw error;
    }
    const isUsage = error instanceof UsageError;
    world.err(`token: ${error.message}\n${isUsage ? `\n${usage}` : ""}`);
    return isUsage ? 2 : 1;
  }
}

function secretOf({ source }: TokenOptions, world: World): Promise<string> {
  switch (source.from) {
    case "local":
      return world.localSecret(source.stack);
    case "aws":
      return world.awsSecret(source.secretId);
  }
}
