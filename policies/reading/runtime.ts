/**
 * Runtimes that Lambda still creates, of the languages the edge takes.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 * @module
 */

/** Node.js and Python, as of AWS's table in autumn 2026. */
export const currentRuntimes: readonly string[] = [
  "nodejs22.x",
  "nodejs24.x",
  "python3.10",
  "python3.11",
  "python3.12",
  "python3.13",
  "python3.14",
];
