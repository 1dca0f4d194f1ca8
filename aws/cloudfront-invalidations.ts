/**
 * Invalidations of CloudFront.
 *
 * @module
 */
import type { Fact, Page } from "./fact.ts";

const invalidationLimitsPage: Page = {
  source: {
    title: "Concurrent invalidation request maximum",
    url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/InvalidationLimits.html",
  },
  read: "2026-09",
};

const invalidationPathsPage: Page = {
  source: {
    title: "What you need to know when invalidating files",
    url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html",
  },
  read: "2026-09",
};

const createInvalidationPage: Page = {
  source: {
    title: "CreateInvalidation",
    url: "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateInvalidation.html",
  },
  read: "2026-09",
};

const invalidationBatchPage: Page = {
  source: {
    title: "InvalidationBatch",
    url: "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_InvalidationBatch.html",
  },
  read: "2026-09",
};

export const invalidationQuotas = {
  about: "Paths without and with a wildcard that may be in progress for a distribution at one time",
  value: { paths: 3_000, wildcards: 15 },
  ...invalidationLimitsPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const maxInvalidationPathLength = {
  about: "Characters of an invalidation path, at most",
  value: 4_000,
  ...invalidationPathsPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const invalidationWildcard: Fact<string> = {
  about: "An invalidation path with * before its end",
  value: "CloudFront refuses it with InvalidArgument.",
  ...invalidationPathsPage,
  certainty: "inferred",
  note: "The page states that * must be the last character, not the error.",
};

export const invalidationReference: Fact<string> = {
  about: "A second invalidation with the CallerReference of an earlier one",
  value:
    "With the same paths it returns the earlier one, with others InvalidationBatchAlreadyExists.",
  ...invalidationBatchPage,
  certainty: "documented",
};

export const invalidationErrors = {
  about: "HTTP statuses of the errors of CreateInvalidation",
  value: {
    BatchTooLarge: 413,
    InconsistentQuantities: 400,
    InvalidArgument: 400,
    MissingBody: 400,
    NoSuchDistribution: 404,
    TooManyInvalidationsInProgress: 400,
  },
  ...createInvalidationPage,
  certainty: "documented",
} as const satisfies Fact<object>;
