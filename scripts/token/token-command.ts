/**
 * The `token` command: arguments in, a token and an exit status out.
 *
 * @module
 */
import { mint } from "./mint.ts";
import { TokenError, UsageError } from "./token-error.ts";
import { parseOptions, type TokenOptions, usage } from "./token-options.ts";

/** What the command reads and writes. */
export interface TokenPorts {
  /** Receives the token as one line. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The signing secret of a stack evaluated on this machine. */
  readonly localSecret: (stack: string) => Promise<string>;
  /** The content of a secret in Secrets Manager. */
  readonly awsSecret: (secretId: string) => Promise<string>;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** A unique text. */
  readonly newId: () => string;
}

/** 0: success; 1: no token; 2: usage error. */
export type ExitStatus = 0 | 1 | 2;

/**
 * Runs the command.
 *
 * @param args Without the interpreter and the script.
 * @throws never for any arguments, stack or secret content.
 */
export async function runToken(args: readonly string[], ports: TokenPorts): Promise<ExitStatus> {
  try {
    const options = parseOptions(args);
    if (options === "help") {
      ports.out(usage);
      return 0;
    }
    const secret = await secretOf(options, ports);
    ports.out(`${mint(secret, options, ports.nowMs(), ports.newId())}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof TokenError)) {
      throw error;
    }
    const isUsage = error instanceof UsageError;
    ports.err(`token: ${error.message}\n${isUsage ? `\n${usage}` : ""}`);
    return isUsage ? 2 : 1;
  }
}

function secretOf({ source }: TokenOptions, ports: TokenPorts): Promise<string> {
  switch (source.from) {
    case "local":
      return ports.localSecret(source.stack);
    case "aws":
      return ports.awsSecret(source.secretId);
  }
}
