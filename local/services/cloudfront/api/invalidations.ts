/**
 * The invalidations of distributions: copies are removed at once, and the invalidation completes a little later.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Invalidation.html
 * @module
 */
import {
  invalidationErrors,
  invalidationQuotas,
} from "../../../../aws/cloudfront-invalidations.ts";
import { ApiError } from "../../aws-api/api-message.ts";
import { invalidationPathProblem } from "./invalidation-path.ts";

/** What somebody asks to be invalidated. */
export interface InvalidationBatch {
  readonly callerReference: string;
  readonly paths: readonly string[];
}

/** One invalidation. */
export interface Invalidation extends InvalidationBatch {
  readonly id: string;
  readonly createdMs: number;
  readonly status: "InProgress" | "Completed";
}

/** What the invalidations need of their owner. */
export interface InvalidationDeps {
  /** Removes the copies of a distribution that a path names. */
  readonly drop: (distributionArn: string, path: string) => void;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  readonly randomBytes: (size: number) => Buffer;
}

/** The invalidations of all distributions. */
export interface Invalidations {
  /** @throws {ApiError} with CloudFront's code. */
  create(distributionArn: string, batch: InvalidationBatch): Invalidation;
  /** Newest first. */
  list(distributionArn: string): readonly Invalidation[];
}

/** How long an invalidation is in progress, in milliseconds: AWS states no time, and needs seconds. */
export const invalidationMs = 1_000;

/** Completed invalidations that are remembered for each distribution, with their references. */
export const maxRemembered = 1_000;

type Kept = Omit<Invalidation, "status">;

/** There are none yet. */
export function createInvalidations({ drop, nowMs, randomBytes }: InvalidationDeps): Invalidations {
  /** Newest first. */
  const byDistribution = new Map<string, readonly Kept[]>();
  const isInProgress = ({ createdMs }: Kept) => nowMs() - createdMs < invalidationMs;
  const withStatus = (kept: Kept): Invalidation => ({
    ...kept,
    status: isInProgress(kept) ? "InProgress" : "Completed",
  });

  return {
    create(distributionArn, batch) {
      checkPaths(batch.paths);
      const known = byDistribution.get(distributionArn) ?? [];
      const earlier = known.find(
        ({ callerReference }) => callerReference === batch.callerReference,
      );
      if (earlier !== undefined) {
        return withStatus(sameBatch(earlier, batch));
      }
      checkQuotas([batch, ...known.filter(isInProgress)].flatMap(({ paths }) => paths));
      const id = `I${randomBytes(8).readBigUInt64BE().toString(36).toUpperCase().padStart(13, "0")}`;
      const kept = { ...batch, id, createdMs: nowMs() };
      byDistribution.set(distributionArn, [kept, ...forget(known, isInProgress)]);
      for (const path of batch.paths) {
        drop(distributionArn, path);
      }
      return withStatus(kept);
    },
    list: (distributionArn) => (byDistribution.get(distributionArn) ?? []).map(withStatus),
  };
}

/** What is in progress is bounded by the quotas. */
function forget(known: readonly Kept[], isInProgress: (kept: Kept) => boolean): readonly Kept[] {
  return known.filter((kept, index) => index < maxRemembered - 1 || isInProgress(kept));
}

/** See `invalidationReference` in aws/. */
function sameBatch(earlier: Kept, { paths }: InvalidationBatch): Kept {
  const asked = new Set(paths);
  if (
    asked.size !== new Set(earlier.paths).size ||
    !earlier.paths.every((path) => asked.has(path))
  ) {
    throw new ApiError(
      "InvalidationBatchAlreadyExists",
      "An invalidation with this CallerReference and other paths exists already.",
      409,
    );
  }
  return earlier;
}

function checkPaths(paths: readonly string[]): void {
  for (const path of paths) {
    const problem = invalidationPathProblem(path);
    if (problem !== undefined) {
      throw refusal(
        "InvalidArgument",
        `Your request contains one or more invalid invalidation paths: a path ${problem}.`,
      );
    }
  }
  if (paths.length > invalidationQuotas.value.paths) {
    throw refusal("BatchTooLarge", "Your request contains too many paths to be invalidated.");
  }
}

/** @param paths What would be in progress. */
function checkQuotas(paths: readonly string[]): void {
  const wildcards = paths.filter((path) => path.endsWith("*")).length;
  const quotas = invalidationQuotas.value;
  if (wildcards > quotas.wildcards || paths.length - wildcards > quotas.paths) {
    throw refusal(
      "TooManyInvalidationsInProgress",
      `Processing your request will cause you to exceed the maximum number of in-progress ${wildcards > quotas.wildcards ? "wildcard " : ""}invalidations.`,
    );
  }
}

/** A refusal with its documented status. */
export function refusal(code: keyof typeof invalidationErrors.value, message: string): ApiError {
  return new ApiError(code, message, invalidationErrors.value[code]);
}
