/**
 * The options of `touchline serve`.
 *
 * @module
 */
import { LocalError } from "../local-error.ts";
import { parsePairs, parseStack, parseWords } from "./words.ts";

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
  /** Print no line for each request. */
  readonly quiet: boolean;
  /** Print what was done for each request. */
  readonly verbose: boolean;
  readonly logFormat: "text" | "json";
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
  --watch            take saved sources into use
  --quiet            print no line for each request, and no sum at the end
  --verbose          print what is done for each request, and the log of its functions, below its line
  --log-format <format>  text or json                       (text)
  -h, --help         show this help
`;

/**
 * @param args The words after the name of the command.
 * @throws {LocalError} with the wrong argument and what is allowed.
 */
export function parseServeOptions(args: readonly string[]): Options {
  const values = parseWords(
    args,
    {
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
      quiet: { type: "boolean", default: false },
      verbose: { type: "boolean", default: false },
      "log-format": { type: "string", default: "text" },
    },
    usage,
  );
  const port = parsePort("--port", values.port);
  const s3Port = values["s3-port"];
  return {
    ...(values.stack === undefined ? {} : { stack: parseStack(values.stack) }),
    config: parsePairs("--config", values.config),
    origins: parsePairs("--origin", values.origin),
    serviceEndpoints: parseEndpoints(values.endpoint),
    allowNetwork: values["allow-network"],
    strict: values.strict,
    port,
    s3Port: s3Port === undefined ? following(port) : parsePort("--s3-port", s3Port),
    dataFolder: values.data,
    watch: values.watch,
    quiet: values.quiet,
    verbose: values.verbose,
    logFormat: parseLogFormat(values["log-format"]),
  };
}

function parseEndpoints(words: readonly string[]): Record<string, string> {
  const endpoints = parsePairs("--endpoint", words);
  for (const [service, address] of Object.entries(endpoints)) {
    if (!/^https?:$/.test(URL.parse(address)?.protocol ?? "")) {
      throw new LocalError(
        `--endpoint ${service} must be like http://127.0.0.1:8000, got ${JSON.stringify(address)}`,
        { fault: "usage" },
      );
    }
  }
  return endpoints;
}

function parseLogFormat(text: string): Options["logFormat"] {
  if (text !== "text" && text !== "json") {
    throw new LocalError(`--log-format must be text or json, got ${JSON.stringify(text)}`, {
      fault: "usage",
    });
  }
  return text;
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
