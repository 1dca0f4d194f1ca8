/**
 * Runtimes that Lambda still creates, of the languages the edge takes.
 *
 * @module
 */
import { nodeRuntimes, pythonRuntimes } from "../../aws/lambda-limits.ts";

/** Node.js and Python. */
export const currentRuntimes: readonly string[] = [...nodeRuntimes.value, ...pythonRuntimes.value];
