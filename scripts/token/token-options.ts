/**
 * The options of the token command.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { UsageError } from "./token-error.ts";

/** The parsed options. */
export interface TokenOptions {
  /** The source of the signing key: the evaluated stack, or Secrets Manager. */
  readonly source:
    | { readonly from: "local"; readonly stack: string }
    | { readonly from: "aws"; readonly secretId: string };
  readonly scopes: readonly string[];
  readonly subject: string;
  readonly expiresInSeconds: number;
}

/** One day. */
const maxSeconds = 86_400;

/** Printed for `--help` and after usage errors. */
export const usage = `npm run --silent token -- [options]

  --scope NAME       a scope of the token; repeatable            (none)
  --subject NAME     the subject of the token                    (developer)
  --expires-in N     lifetime in seconds, 1 to ${maxSeconds}             (900)
  --stack NAME       the stack whose key signs                   (dev)
  --from SOURCE      local: the stack evaluated on this machine
                     aws: the deployed stack                     (local)
  --secret-id ARN    with --from aws: the signing secret, from
                     pulumi stack output signingSecretArn
  --help             prints this text

prints only the token:
  curl -H "Authorization: Bearer $(npm run -s token -- --scope desk)" …
`;

/**
 * @param args Without the interpreter and the script.
 * @returns the options, or `"help"` for `--help`.
 * @throws {UsageError} with the invalid argument and the allowed values.
 */
export function parseOptions(args: readonly string[]): TokenOptions | "help" {
  const { values } = parseWords(args);
  return values.help
    ? "help"
    : {
        source: sourceOf(values.from, values.stack, values["secret-id"]),
        scopes: values.scope.map(scopeOf),
        subject: subjectOf(values.subject),
        expiresInSeconds: secondsOf(values["expires-in"]),
      };
}

function parseWords(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        scope: { type: "string", multiple: true, default: [] },
        subject: { type: "string", default: "developer" },
        "expires-in": { type: "string", default: "900" },
        stack: { type: "string" },
        from: { type: "string", default: "local" },
        "secret-id": { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (cause) {
    // The rest of Node's message is about positionals.
    const reason = cause instanceof Error ? cause.message.split(/\.\s/)[0] : String(cause);
    throw new UsageError(`${reason}`, { cause });
  }
}

function sourceOf(
  from: string,
  stack: string | undefined,
  secretId: string | undefined,
): TokenOptions["source"] {
  if (from === "local") {
    if (secretId !== undefined) {
      throw new UsageError("--secret-id requires --from aws; use --stack for a local key");
    }
    return { from, stack: stackOf(stack ?? "dev") };
  }
  if (from !== "aws") {
    throw new UsageError(`--from must be local or aws, got ${JSON.stringify(from)}`);
  }
  if (stack !== undefined) {
    throw new UsageError("--stack requires --from local; use --secret-id for a deployed key");
  }
  if (secretId === undefined || secretId === "") {
    throw new UsageError(
      "--from aws requires --secret-id: get it with pulumi stack output signingSecretArn --stack NAME",
    );
  }
  return { from, secretId };
}

/** The stack name is part of a file name. */
function stackOf(text: string): string {
  if (!/^[\w.-]{1,100}$/.test(text) || /^\.+$/.test(text)) {
    throw new UsageError(
      `--stack must be letters, digits, hyphens, underscores and periods, got ${JSON.stringify(text)}`,
    );
  }
  return text;
}

/** RFC 6749 §3.3: printable ASCII without blank, quote and backslash. */
function scopeOf(text: string): string {
  if (!/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/.test(text)) {
    throw new UsageError(
      `--scope must be one scope of 1 to 100 characters without blanks and quotes, got ${JSON.stringify(text)}; repeat --scope for several`,
    );
  }
  return text;
}

function subjectOf(text: string): string {
  if (!/^[^\p{Cc}]{1,200}$/u.test(text)) {
    throw new UsageError(`--subject must be 1 to 200 characters, got ${JSON.stringify(text)}`);
  }
  return text;
}

function secondsOf(text: string): number {
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (seconds < 1 || seconds > maxSeconds) {
    throw new UsageError(
      `--expires-in must be a whole number of seconds from 1 to ${maxSeconds}, got ${JSON.stringify(text)}`,
    );
  }
  return seconds;
}
