/**
 * What a service invokes: a function by the ARN it was given, and the versions behind it.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
 * @module
 */
import type { FunctionVersion } from "./invoker.ts";

/** A version and its share of the calls. */
export interface WeightedVersion {
  readonly version: FunctionVersion;
  /** 0 to 1; those of one target are 1 together. */
  readonly weight: number;
}

/** An alias, a version, or a function without either. */
export interface LambdaTarget {
  /** As it was given. */
  readonly arn: string;
  readonly versions: readonly [WeightedVersion, ...(readonly WeightedVersion[])];
}

/** The version that takes a call. @param random 0 or more, below 1. */
export function chooseVersion(
  { versions }: Pick<LambdaTarget, "versions">,
  random: number,
): FunctionVersion {
  let left = random;
  for (const { version, weight } of versions) {
    left -= weight;
    if (left < 0) {
      return version;
    }
  }
  // Weights that are rounded may come to a little less than 1.
  return versions[0].version;
}
