/**
 * The options of the release command.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { isLoopback } from "../smoke/loopback-address.ts";
import { UsageError } from "./release-error.ts";
import type { ReleaseAction } from "./release-plan.ts";

/** The parsed options. */
export interface ReleaseOptions {
  readonly action: ReleaseAction | { readonly kind: "status" } | { readonly kind: "sweep" };
  /** `undefined`: the stack that the local runtime serves. */
  readonly stack: string | undefined;
  readonly place: { readonly on: "local"; readonly base: URL } | { readonly on: "aws" };
  /** Whether to do what is planned. */
  readonly isConfirmed: boolean;
  /** Minutes for which alarms are watched after a start; 0: not. */
  readonly watchMinutes: number;
  /** Whether a sweep includes buckets with their objects. */
  readonly hasData: boolean;
  /** Regions that a sweep looks at besides those of the stack file and those of edge functions. */
  readonly regions: readonly string[];
}

const defaultAddress = "http://127.0.0.1:8080";
const kinds = ["start", "status", "promote", "abort", "sweep"] as const;

/** Printed for `--help` and after usage errors. */
export const usage = `usage:
  npm run release -- start     deploys the program beside the version that viewers get; again: with other shares
  npm run release -- status    what is released, who gets it, and which alarms are on
  npm run release -- promote   gives everybody the new version
  npm run release -- abort     gives everybody the version of before
  npm run release -- sweep     finds what a destroyed stack left behind on AWS

  --on PLACE          local: the stack that npm start serves
                      aws: a deployed stack, by the Pulumi CLI and the AWS CLI   (local)
  --stack NAME        required with --on aws
  --yes               does what is planned; without it, --on aws only prints it
  --address URL       with --on local: where npm start serves                    (${defaultAddress})
start:
  --by header         requests with a secret header get the new version          (header)
  --by weight         a share of the viewers does
  --percent NUMBER    of 100 viewers, 1 to 15                                    (5)
  --session SECONDS   for which a viewer stays at one version, 300 to 3600;
                      0 assigns each request                                     (300)
  --canary NUMBER     of 100 calls of the APIs by all others, 0 to 50            (0)
  --watch MINUTES     then watches the alarms, and aborts when one is on; 0 to 240 (0)
sweep:
  --data              also buckets with their objects
  --region NAME       looks there too; repeatable

ends with 0 when it is done, with 1 when it is not or was aborted, and with 2 for arguments that it does not take
`;

/**
 * @param args Without the interpreter and the script.
 * @returns the options, or `"help"`.
 * @throws {UsageError} with the invalid argument and the allowed values.
 */
export function parseOptions(args: readonly string[]): ReleaseOptions | "help" {
  const { values, positionals } = parseWords(args);
  if (values.help) {
    return "help";
  }
  const [word, ...others] = positionals;
  const kind = kinds.find((each) => each === word);
  if (kind === undefined || others.length > 0) {
    throw new UsageError(
      `the command must be one of ${kinds.join(", ")}, got ${JSON.stringify(positionals.join(" "))}`,
    );
  }
  refuseOfOthers(kind, values);
  const { on, stack } = values;
  if (on !== "local" && on !== "aws") {
    throw new UsageError(`--on must be local or aws, got ${JSON.stringify(on)}`);
  }
  if (stack !== undefined && !/^[a-z0-9][a-z0-9-]{0,19}$/.test(stack)) {
    throw new UsageError(`--stack must be the name of a stack, got ${JSON.stringify(stack)}`);
  }
  if (on === "aws" && stack === undefined) {
    throw new UsageError("--on aws requires --stack");
  }
  if (on === "aws" && values.address !== undefined) {
    throw new UsageError("--address requires --on local");
  }
  return {
    action: kind === "start" ? startOf(values) : { kind },
    stack,
    place: on === "aws" ? { on } : { on, base: addressOf(values.address ?? defaultAddress) },
    isConfirmed: values.yes,
    watchMinutes: numberOf("--watch", values.watch ?? "0", 0, 240),
    hasData: values.data,
    regions: values.region.map(regionOf),
  };
}

function parseWords(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        on: { type: "string", default: "local" },
        stack: { type: "string" },
        address: { type: "string" },
        yes: { type: "boolean", default: false },
        by: { type: "string" },
        percent: { type: "string" },
        session: { type: "string" },
        canary: { type: "string" },
        watch: { type: "string" },
        data: { type: "boolean", default: false },
        region: { type: "string", multiple: true, default: [] },
        help: { type: "boolean", default: false },
      },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split(/\.\s/)[0] : String(cause);
    throw new UsageError(`${reason}`, { cause });
  }
}

type Words = ReturnType<typeof parseWords>["values"];

/** Options of another command would have no effect. */
function refuseOfOthers(kind: (typeof kinds)[number], values: Words): void {
  const owners = {
    start: ["by", "percent", "session", "canary", "watch"],
    sweep: ["data", "region"],
  } as const;
  for (const [owner, names] of Object.entries(owners)) {
    const foreign = names.find((name) => {
      const value: unknown = values[name];
      return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
    });
    if (foreign !== undefined && owner !== kind) {
      throw new UsageError(`--${foreign} is for ${owner} alone`);
    }
  }
}

function startOf({ by = "header", percent, session, canary = "0" }: Words): ReleaseAction {
  if (by !== "header" && by !== "weight") {
    throw new UsageError(`--by must be header or weight, got ${JSON.stringify(by)}`);
  }
  if (by === "header" && (percent ?? session) !== undefined) {
    throw new UsageError(`--${percent === undefined ? "session" : "percent"} requires --by weight`);
  }
  const sessionSeconds = wholeOf("--session", session ?? "300", 0, 3_600);
  if (sessionSeconds > 0 && sessionSeconds < 300) {
    throw new UsageError(
      `--session must be 0, or a whole number from 300 to 3600, got ${JSON.stringify(session)}`,
    );
  }
  return {
    kind: "start",
    by,
    percent: wholeOf("--percent", percent ?? "5", 1, 15),
    sessionSeconds,
    canary: wholeOf("--canary", canary, 0, 50),
  };
}

function wholeOf(option: string, text: string, min: number, max: number): number {
  if (!/^\d{1,4}$/.test(text) || Number(text) < min || Number(text) > max) {
    throw new UsageError(
      `${option} must be a whole number from ${min} to ${max}, got ${JSON.stringify(text)}`,
    );
  }
  return Number(text);
}

function numberOf(option: string, text: string, min: number, max: number): number {
  const value = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) {
    throw new UsageError(
      `${option} must be a number from ${min} to ${max}, got ${JSON.stringify(text)}`,
    );
  }
  return value;
}

function regionOf(text: string): string {
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(text)) {
    throw new UsageError(`--region must be an AWS Region, got ${JSON.stringify(text)}`);
  }
  return text;
}

/** Only on this machine: the local runtime is nowhere else. */
function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.protocol !== "http:" || !isLoopback(url)) {
    throw new UsageError(
      `--address must be an address of this machine such as ${defaultAddress}, got ${JSON.stringify(text)}`,
    );
  }
  return new URL(url.origin);
}
