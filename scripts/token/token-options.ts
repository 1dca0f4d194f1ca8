/**
 * What the person at the terminal asked for.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { UsageError } from "./token-error.ts";

/** The command line, understood. */
export interface TokenOptions {
  /** Where the signing key comes from: evaluated here, or read from Secrets Manager. */
  readonly source:
    | { readonly from: "local"; readonly stack: string }
    | { readonly from: "aws"; readonly secretId: string };
  readonly scopes: readonly string[];
  readonly subject: string;
  readonly expiresInSeconds: number;
}

/** A day: nobody should keep one of these for longer. */
const maxSeconds = 86_400;

/** Printed for `--help`, and after a command line that cannot be understood. */
export const usage = `npm run --silent token -- [options]

  --scope NAME       what it allows; may be given several times  (nothing)
  --subject NAME     who it speaks for                           (developer)
  --expires-in N     seconds it is good, 1 to ${maxSeconds}              (900)
  --stack NAME       the stack whose key signs                   (dev)
  --from SOURCE      local: the stack as evaluated here
                     aws: the stack as deployed                  (local)
  --secret-id ARN    with --from aws: its signing key, as in
                     pulumi stack output signingSecretArn
  --help             this

prints the token and nothing else:
  curl -H "Authorization: Bearer $(npm run -s token -- --scope desk)" …
`;

/**
 * @param args The words after the program's own name.
 * @returns the options, or `"help"` when that is what was asked for.
 * @throws {UsageError} that says which word is wrong and what is allowed.
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
    // Node's sentence goes on about positionals; the first part says what was wrong.
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
      throw new UsageError("--secret-id belongs to --from aws; a local key is found by --stack");
    }
    return { from, stack: stackOf(stack ?? "dev") };
  }
  if (from !== "aws") {
    throw new UsageError(`--from must be local or aws, got ${JSON.stringify(from)}`);
  }
  if (stack !== undefined) {
    throw new UsageError("--stack belongs to --from local; a deployed key is found by --secret-id");
  }
  if (secretId === undefined || secretId === "") {
    throw new UsageError(
      "--from aws needs --secret-id: pulumi stack output signingSecretArn --stack NAME prints it",
    );
  }
  return { from, secretId };
}

/** A stack's name becomes part of a file's name. */
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
      `--scope must be one scope of 1 to 100 characters without blanks and quotes, got ${JSON.stringify(text)}; give it once for each`,
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
