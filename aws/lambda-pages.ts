/**
 * Pages of Lambda's documentation that facts cite.
 *
 * @module
 */
import type { Page } from "./fact.ts";

const guide = "https://docs.aws.amazon.com/lambda/latest/dg";

export const lambdaQuotasPage: Page = {
  source: { title: "Lambda quotas", url: `${guide}/gettingstarted-limits.html` },
  read: "2026-09",
};

export const lambdaRuntimesPage: Page = {
  source: { title: "Lambda runtimes", url: `${guide}/lambda-runtimes.html` },
  read: "2026-09",
};

export const lambdaVariablesPage: Page = {
  source: {
    title: "Working with Lambda environment variables",
    url: `${guide}/configuration-envvars.html`,
  },
  read: "2026-09",
};

export const lambdaEnvironmentPage: Page = {
  source: {
    title: "Understanding the Lambda execution environment lifecycle",
    url: `${guide}/lambda-runtime-environment.html`,
  },
  read: "2026-09",
};

export const lambdaNodePage: Page = {
  source: {
    title: "Define Lambda function handler in Node.js",
    url: `${guide}/nodejs-handler.html`,
  },
  read: "2026-09",
};

export const lambdaAsyncPage: Page = {
  source: {
    title: "How Lambda handles errors and retries with asynchronous invocation",
    url: `${guide}/invocation-async-error-handling.html`,
  },
  read: "2026-11",
};
