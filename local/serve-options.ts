/**
 * The options of `touchline serve`.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { LocalError } from "./local-error.ts";

/** The command line, understood. */
export interface Options {
  /** Name of a stack; without it, `dev` or the only one that has a file. */
  readonly stack?: string;
  /** Settings in place of those of the stack file. */
  readonly config: Readonly<Record<string, string>>;
  /** Addresses of origins that the program does not declare, by name. */
  readonly origins: Readonly<Record<string, string>>;
  /** Addresses of other AWS services, by their id in the SDK. */
  readonly serviceEndpoints: Readonly<Record<string, string>>;
  /** Whether an origin may be outside of this machine. */
  readonly allowNetwork: boolean;
  /** Whether what is not simulated fails the start. */
  readonly strict: boolean;
  /** Where the facade listens on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Where S3 listens on 127.0.0.1; 0 takes a free one. */
  readonly s3Port: number;
  /** Folder for what outlives a run. */
  readonly dataFolder: string;
  /** Take saved sources into use at once. */
  readonly watch: boolean;
}

/** Printed for `--help`, and after a command line that cannot be understood. */
export const usage = `touchline serve [options]

  --stack <name>     evaluate Pulumi.<name>.yaml            (dev, or the only one)
  --config <key=value>  a setting in place of the stack file's; repeatable
  --origin <name=url>   where an origin outside of the program is; repeatable
  --endpoint <service=url>  where another AWS service is, for functions; repeatable
  --allow-network    let --origin name an address outside of this machine
  --strict           fail on what is not simulated, instead of listing it
  --port <number>    CloudFront, on 127.0.0.1; 0: any free  (8080)
  --s3-port <number> S3, on 127.0.0.1                       (--port + 1)
  --data <folder>    bucket contents, kept between runs     (.touchline)
  --watch            evaluate again when a source is saved
  --help             show this help
`;

/**
 * @param args The words after the name of the command; a leading `serve` may be left out.
 * @returns the options, or `"help"` for `--help`.
 * @throws {LocalError} with the wrong argument and what is allowed.
 */
export function parseOptions(args: readonly string[]): Options | "help" {
  const { values } = parseWords(args[0] === "serve" ? args.slice(1) : args);
  if (values.help) {
    return "help";
  }
  const port = parsePort("--port", values.port);
  return {
    ...(values.stack === undefined ? {} : { stack: parseStack(values.stack) }),
    config: parsePairs("--config", values.config),
    origins: parsePairs("--origin", values.origin),
    serviceEndpoints: parsePairs("--endpoint", values.endpoint),
    allowNetwork: values["allow-network"],
    strict: values.strict,
    port,
    s3Port:
      values["s3-port"] === undefined ? following(port) : parsePort("--s3-port", values["s3-port"]),
    dataFolder: values.data,
    watch: values.watch,
  };
}

function parseWords(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        stack: { type: "string" },
        config: { type: "string", multiple: true, default: [] },
        origin: { type: "string", multiple: true, default: [] },
        endpoint: { type: "string", multiple: true, default: [] },
        "allow-network": { type: "boolean", default: false },
        strict: { type: "boolean", default: false },
        port: { type: "string", default: "8080" },
        "s3-port": { type: "string" },
        data: { type: "string", default: ".touchline" },
        watch: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split(". ")[0] : String(cause);
    throw new LocalError(`${reason}\n\n${usage}`, { fault: "usage", cause });
  }
}

/** A stack's name becomes part of a file's name. */
function parseStack(text: string): string {
  if (!/^[\w.-]{1,100}$/.test(text) || /^\.+$/.test(text)) {
    throw new LocalError(
      `--stack must be letters, digits, hyphens, underscores and periods, got ${JSON.stringify(text)}`,
      { fault: "usage" },
    );
  }
  return text;
}

/** Words like `key=value`; the value may contain more equals signs. */
function parsePairs(option: string, words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.map((text) => {
      const [, key, value] = /^([\w.:-]+)=(.*)$/s.exec(text) ?? [];
      if (key === undefined || value === undefined) {
        throw new LocalError(`${option} must be <key>=<value>, got ${JSON.stringify(text)}`, {
          fault: "usage",
        });
      }
      return [key, value];
    }),
  );
}

function parsePort(option: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) {
    throw new LocalError(
      `${option} must be a whole number from 0 to 65535, got ${JSON.stringify(text)}`,
      { fault: "usage" },
    );
  }
  return port;
}

/** The port beside a port. */
function following(port: number): number {
  return port === 0 || port === 65_535 ? 0 : port + 1;
}
