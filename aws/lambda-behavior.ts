/**
 * How Lambda behaves where its documentation leaves it open.
 *
 * @module
 */

import type { Fact } from "./fact.ts";
import { lambdaNodePage, lambdaQuotasPage, lambdaVariablesPage } from "./lambda-pages.ts";

export const idleHandler: Fact<string> = {
  about: "A handler that waits for a promise which nothing can settle",
  value:
    "The process ends, as Node.js alone would; the invocation does not hang until its timeout.",
  ...lambdaNodePage,
  certainty: "inferred",
};

export const heapOfMemory: Fact<string> = {
  about: "The JavaScript heap of a Node.js function",
  value: "Node.js starts with --max-old-space-size at 90 % of the memory and semi-spaces of 5 %.",
  ...lambdaNodePage,
  certainty: "memory",
};

export const outOfMemoryError: Fact<string> = {
  about: "The error of a process that is killed for its memory",
  value: "Runtime.OutOfMemory, with the words that the local runtime logs.",
  ...lambdaQuotasPage,
  certainty: "memory",
};

export const environmentSize: Fact<string> = {
  about: "What counts against the size of environment variables",
  value: "It is the JSON of all of them.",
  ...lambdaVariablesPage,
  certainty: "memory",
};
