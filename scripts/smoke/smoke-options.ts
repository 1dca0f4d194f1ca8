/**
 * The options of the smoke command.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { isLoopback } from "./loopback-address.ts";
import { UsageError } from "./smoke-error.ts";

/** The parsed options. */
export interface SmokeOptions {
  /** Scheme, host and port. */
  readonly base: URL;
  /** Where the local runtime has the APIs of AWS. */
  readonly endpoint: URL;
  /** File with the outputs of the stack. */
  readonly outputs: string | undefined;
  readonly token: string | undefined;
  readonly staging: readonly [name: string, value: string] | undefined;
  /** Names of the checks to make; all if empty. */
  readonly only: readonly string[];
  readonly hasLoad: boolean;
  readonly hasWrite: boolean;
  readonly isJson: boolean;
  /** File for a report in JUnit's format. */
  readonly junit: string | undefined;
  readonly timeoutSeconds: number;
  readonly patienceSeconds: number;
}

const defaultAddress = "http://127.0.0.1:8080";

/** Printed for `--help` and after usage errors. */
export const usage = `usage:
  npm run smoke -- [ADDRESS] [options]
      checks the promises of the facade at an address from outside: it reads, and writes nothing

  ADDRESS              https://…, or http:// on this machine      (${defaultAddress})
  --outputs FILE       the JSON of pulumi stack output --json: also checks that APIs and buckets are closed
  --token TOKEN        a token of the stack, from npm run --silent token: also checks what it opens
  --staging NAME=VALUE header that leads to the staging distribution: also checks that it serves
  --load               also sends up to 2,300 requests, until a rate rule blocks this address, and waits until it does not
  --write              also sends methods that write; with --token, writes a result of the season back as it is
  --only NAME          makes this check only; repeatable
  --list               lists the checks, and makes none
  --timeout SECONDS    for each response, 1 to 120                (10)
  --patience SECONDS   that a copy may take to expire, 0 to 3600  (30)
  --endpoint URL       where the local runtime has S3             (the port after that of ADDRESS)
  --json               prints the results as JSON
  --junit FILE         also writes them for CI
  --help               prints this text

ends with 0 when every promise is kept, with 1 when one is broken or the address cannot be reached
`;

/**
 * @param args Without the interpreter and the script.
 * @param names Of the checks.
 * @returns the options, or `"help"` or `"list"`.
 * @throws {UsageError} with the invalid argument and the allowed values.
 */
export function parseOptions(
  args: readonly string[],
  names: readonly string[],
): SmokeOptions | "help" | "list" {
  const { values, positionals } = parseWords(args);
  if (values.help || values.list) {
    return values.help ? "help" : "list";
  }
  const [address = defaultAddress, ...others] = positionals;
  if (others.length > 0) {
    throw new UsageError(`one address is taken, got ${positionals.length}`);
  }
  const unknown = values.only.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(
      `--only must be one of ${names.join(", ")}, got ${JSON.stringify(unknown)}`,
    );
  }
  const base = addressOf(address, "the address");
  return {
    base,
    endpoint: values.endpoint === undefined ? nextPort(base) : endpointOf(values.endpoint),
    outputs: values.outputs,
    token: tokenOf(values.token),
    staging: stagingOf(values.staging),
    only: values.only,
    hasLoad: values.load,
    hasWrite: values.write,
    isJson: values.json,
    junit: values.junit,
    timeoutSeconds: secondsOf("--timeout", values.timeout, 1, 120),
    patienceSeconds: secondsOf("--patience", values.patience, 0, 3_600),
  };
}

function parseWords(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        outputs: { type: "string" },
        token: { type: "string" },
        staging: { type: "string" },
        load: { type: "boolean", default: false },
        write: { type: "boolean", default: false },
        only: { type: "string", multiple: true, default: [] },
        list: { type: "boolean", default: false },
        timeout: { type: "string", default: "10" },
        patience: { type: "string", default: "30" },
        endpoint: { type: "string" },
        json: { type: "boolean", default: false },
        junit: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split(/\.\s/)[0] : String(cause);
    throw new UsageError(`${reason}`, { cause });
  }
}

/** Scheme, host and port: what else an address can have would not be used. */
function addressOf(text: string, what: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.protocol === "http:" && isLoopback(url);
  if (
    url === undefined ||
    !(url.protocol === "https:" || isPlain) ||
    (url.origin !== text && `${url.origin}/` !== text)
  ) {
    throw new UsageError(
      `${what} must be like https://d111111abcdef8.cloudfront.net, or http://127.0.0.1:8080 on this machine, without a path, got ${JSON.stringify(text)}`,
    );
  }
  return url;
}

function endpointOf(text: string): URL {
  const url = addressOf(text, "--endpoint");
  if (!isLoopback(url)) {
    throw new UsageError(
      `--endpoint must be an address of this machine, got ${JSON.stringify(text)}`,
    );
  }
  return url;
}

function nextPort(base: URL): URL {
  const url = new URL(base.origin);
  url.port = String(Number(base.port === "" ? "80" : base.port) + 1);
  return url;
}

/** A header value: what it may contain is a matter of the stack. */
function tokenOf(text: string | undefined): string | undefined {
  if (text !== undefined && !/^[\w.~+/=-]{1,4096}$/.test(text)) {
    throw new UsageError("--token must be 1 to 4,096 letters, digits and .~+/=_- characters");
  }
  return text;
}

function stagingOf(text: string | undefined): readonly [string, string] | undefined {
  if (text === undefined) {
    return undefined;
  }
  const [, name, value] = /^(aws-cf-cd-[\w-]{1,100})=([\x21-\x7e]{1,256})$/i.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new UsageError(
      `--staging must be like aws-cf-cd-staging=VALUE: CloudFront requires that beginning, got ${JSON.stringify(text)}`,
    );
  }
  return [name.toLowerCase(), value];
}

function secondsOf(option: string, text: string, min: number, max: number): number {
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : -1;
  if (seconds < min || seconds > max) {
    throw new UsageError(
      `${option} must be a whole number of seconds from ${min} to ${max}, got ${JSON.stringify(text)}`,
    );
  }
  return seconds;
}
