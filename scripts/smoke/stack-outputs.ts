/**
 * The outputs of a stack that checks use, from the JSON of `pulumi stack output --json`.
 *
 * @module
 */
import { parsed, recordOf } from "./parsed.ts";
import { SmokeError } from "./smoke-error.ts";

/** What is behind the facade. */
export interface StackOutputs {
  /** Addresses of the APIs, by Region. */
  readonly endpoints: Readonly<Record<string, URL>>;
  /** Names of buckets. */
  readonly buckets: readonly string[];
}

/**
 * Reads them.
 *
 * @param from Where the text is from, for errors.
 * @throws {SmokeError} for a text that is not the JSON of the outputs of this program.
 */
export function readOutputs(text: string, from: string): StackOutputs {
  const outputs = recordOf(parsed(text));
  const endpoints = recordOf(outputs?.["endpoints"]);
  const seasonBucket = outputs?.["seasonBucket"];
  if (endpoints === undefined || typeof seasonBucket !== "string" || !isBucket(seasonBucket)) {
    throw new SmokeError(
      `${from} must have endpoints by Region and seasonBucket: write it with pulumi stack output --json --stack NAME`,
    );
  }
  const addresses = Object.entries(endpoints).map(
    ([region, url]) => [region, addressOf(region, url, from)] as const,
  );
  if (addresses.length === 0) {
    throw new SmokeError(`${from} must have at least one of endpoints`);
  }
  const signInBucket = outputs?.["signInBucket"];
  return {
    endpoints: Object.fromEntries(addresses),
    buckets: [seasonBucket, signInBucket].filter(
      (name): name is string => typeof name === "string" && isBucket(name),
    ),
  };
}

function isBucket(name: string): boolean {
  return /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name);
}

function addressOf(region: string, value: unknown, from: string): URL {
  if (
    typeof value !== "string" ||
    !URL.canParse(value) ||
    !/^[\w-]+$/.test(region) ||
    new URL(value).protocol !== "https:"
  ) {
    throw new SmokeError(
      `${from}: endpoints.${region} must be an https address, got ${JSON.stringify(value)}`,
    );
  }
  return new URL(value);
}
