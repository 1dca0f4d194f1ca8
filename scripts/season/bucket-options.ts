/**
 * The options of the commands on the season in a bucket.
 *
 * @module
 */
import { parseArgs } from "node:util";
import type { BucketPlace } from "../bucket/open-bucket.ts";
import { UsageError } from "./season-error.ts";

/** The commands, with the number of their arguments. */
export const bucketCommands = {
  history: [0, 0],
  show: [1, 1],
  diff: [1, 2],
  restore: [1, 1],
  publish: [1, 1],
} as const;

/** The parsed options. */
export interface BucketOptions {
  readonly place: BucketPlace;
  /** `undefined`: the bucket with a season, on this machine. */
  readonly bucket: string | undefined;
  readonly words: readonly string[];
  readonly by: string;
  readonly json: boolean;
  readonly yes: boolean;
}

const defaultEndpoint = "http://127.0.0.1:8081";

/** What `--help` prints about them. */
export const bucketUsage = `  npm run season -- history                     the versions in the bucket, newest first
  npm run --silent season -- show VERSION       prints a version; "current" is the current one
  npm run season -- diff VERSION [VERSION]      what the second one (the current one) has differently
  npm run season -- restore VERSION             writes the content of a version again
  npm run season -- publish FILE                checks FILE, shows what it changes, asks, and writes it
      --from          local: the stack that npm start serves; aws: a deployed stack; default local
      --bucket        with --from aws: from pulumi stack output seasonBucket
      --region        with --from aws: the home Region
      --endpoint      with --from local: where S3 is, default ${defaultEndpoint}
      --by            who publishes or restores, as the history names it; default command-line
      --yes           does not ask
      --json          with history and diff: for other programs
`;

/** @throws {UsageError} with the invalid argument and what is allowed. */
export function parseBucketOptions(
  command: keyof typeof bucketCommands,
  args: readonly string[],
): BucketOptions {
  const { values, positionals } = parseWords(args);
  const [min, max] = bucketCommands[command];
  if (positionals.length < min || positionals.length > max) {
    const wanted = min === max ? String(min) : `${min} to ${max}`;
    throw new UsageError(`${command} takes ${wanted} arguments, got ${positionals.length}`);
  }
  const { from, bucket, region, endpoint, by, json, yes } = values;
  const rest = { bucket, words: positionals, by, json, yes };
  if (from === "local") {
    if (region !== undefined) {
      throw new UsageError("--region requires --from aws");
    }
    return { place: { from, endpoint: endpointOf(endpoint ?? defaultEndpoint) }, ...rest };
  }
  if (from !== "aws") {
    throw new UsageError(`--from must be local or aws, got ${JSON.stringify(from)}`);
  }
  if (endpoint !== undefined) {
    throw new UsageError("--endpoint requires --from local");
  }
  if (bucket === undefined || region === undefined) {
    throw new UsageError(
      "--from aws requires --bucket, from pulumi stack output seasonBucket, and --region",
    );
  }
  return { place: { from, region }, ...rest };
}

function parseWords(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        from: { type: "string", default: "local" },
        bucket: { type: "string" },
        region: { type: "string" },
        endpoint: { type: "string" },
        by: { type: "string", default: "command-line" },
        json: { type: "boolean", default: false },
        yes: { type: "boolean", default: false },
      },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split(/\.\s/)[0] : String(cause);
    throw new UsageError(`${reason}`, { cause });
  }
}

/** Only on this machine: the local runtime is nowhere else. */
function endpointOf(text: string): string {
  if (!/^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d{1,5}$/.test(text)) {
    throw new UsageError(
      `--endpoint must be an address of this machine such as ${defaultEndpoint}, got ${JSON.stringify(text)}`,
    );
  }
  return text;
}
