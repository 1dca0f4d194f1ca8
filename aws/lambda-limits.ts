/**
 * Limits and lists of Lambda.
 *
 * @module
 */

import type { Fact } from "./fact.ts";
import {
  lambdaEnvironmentPage,
  lambdaQuotasPage,
  lambdaRuntimesPage,
  lambdaVariablesPage,
} from "./lambda-pages.ts";
import { basicExecutionRolePage } from "./other-pages.ts";

export const functionTimeoutRange = {
  about: "Seconds of a function's timeout, and the default",
  value: { min: 1, max: 900, default: 3 },
  ...lambdaQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const functionMemoryRange = {
  about: "Megabytes of a function's memory",
  value: { min: 128, max: 10_240 },
  ...lambdaQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const ephemeralStorageRange = {
  about: "Megabytes of a function's /tmp",
  value: { min: 512, max: 10_240 },
  ...lambdaQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const maxLayers = {
  about: "Layers of a function, at most",
  value: 5,
  ...lambdaQuotasPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxEnvironmentBytes = {
  about: "Size of all environment variables of a function, in bytes, at most",
  value: 4_096,
  ...lambdaQuotasPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxPackageBytes = {
  about: "Size of a zip that is uploaded through the API, in bytes, at most",
  value: 52_428_800,
  ...lambdaQuotasPage,
  certainty: "documented",
  note: "The same quota holds for edge functions.",
} as const satisfies Fact<number>;

export const maxUnzippedBytes = {
  about: "Size of a function's package and layers, unzipped, in bytes, at most",
  value: 262_144_000,
  ...lambdaQuotasPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxEventBytes = {
  about: "Size of the event of a synchronous invocation, in bytes of JSON, at most",
  value: 6_291_456,
  ...lambdaQuotasPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxInvocationResponseBytes = {
  about: "Size of the response of a buffered invocation, in bytes of JSON, at most",
  value: 6_291_556,
  ...lambdaQuotasPage,
  certainty: "conflict",
  note: "The page states 6 MB; the message that Lambda sends states 100 bytes more, which is planned for.",
} as const satisfies Fact<number>;

export const maxStreamedResponseBytes = {
  about: "Size of a streamed response, in bytes, at most",
  value: 209_715_200,
  ...lambdaQuotasPage,
  certainty: "memory",
} as const satisfies Fact<number>;

export const maxInitMs = {
  about: "Duration of the Init phase of an on-demand function, in milliseconds, at most",
  value: 10_000,
  ...lambdaEnvironmentPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const nodeRuntimes = {
  about: "Node.js runtimes that functions can be created with",
  value: ["nodejs22.x", "nodejs24.x"],
  ...lambdaRuntimesPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const pythonRuntimes = {
  about: "Python runtimes that functions can be created with",
  value: ["python3.10", "python3.11", "python3.12", "python3.13", "python3.14"],
  ...lambdaRuntimesPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const otherRuntimes = {
  about: "Runtimes of other languages that functions can be created with",
  value: [
    "java17",
    "java21",
    "java25",
    "dotnet8",
    "dotnet10",
    "ruby3.3",
    "ruby3.4",
    "provided.al2023",
  ],
  ...lambdaRuntimesPage,
  certainty: "memory",
} as const satisfies Fact<readonly string[]>;

export const reservedVariables = {
  about: "Environment variables that Lambda sets itself",
  value: [
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_DEFAULT_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_LAMBDA_MAX_CONCURRENCY",
    "AWS_LAMBDA_METADATA_API",
    "AWS_LAMBDA_METADATA_TOKEN",
    "AWS_LAMBDA_RUNTIME_API",
    "AWS_REGION",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "LAMBDA_RUNTIME_DIR",
    "LAMBDA_TASK_ROOT",
  ],
  ...lambdaVariablesPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const basicExecutionActions = {
  about: "Actions of the managed policy AWSLambdaBasicExecutionRole",
  value: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
  ...basicExecutionRolePage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;
