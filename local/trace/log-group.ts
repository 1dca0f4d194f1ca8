/**
 * The function that a log group belongs to.
 *
 * @module
 */
import { remembered } from "../http/remembered.ts";

/** The name of a function, from that of its log group: the Region in front of an edge function's is left out. */
export const functionOfLogGroup = remembered((logGroup) =>
  logGroup.slice(logGroup.lastIndexOf("/") + 1).replace(/^us-east-1\./, ""),
);
