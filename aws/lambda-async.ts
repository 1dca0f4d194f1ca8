/**
 * Asynchronous invocations of Lambda functions.
 *
 * @module
 */
import type { Fact } from "./fact.ts";
import { lambdaAsyncPage } from "./lambda-pages.ts";

export const asyncRetryWaits = {
  about: "Seconds before Lambda invokes a function again after an error, by attempt",
  value: [60, 120],
  ...lambdaAsyncPage,
  certainty: "documented",
} as const satisfies Fact<readonly number[]>;

export const asyncMaxAgeSeconds = {
  about: "Seconds for which Lambda keeps an event that it cannot deliver",
  value: 21_600,
  ...lambdaAsyncPage,
  certainty: "documented",
} as const satisfies Fact<number>;
