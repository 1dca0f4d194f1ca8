/**
 * What AWS allows a function, in numbers.
 *
 * @module
 */
import {
  maxInitMs as initLimit,
  maxEventBytes,
  maxInvocationResponseBytes,
  maxStreamedResponseBytes,
} from "../../../aws/lambda-limits.ts";
import { maxLogEventBytes as logEventLimit } from "../../../aws/logs.ts";

/** The largest event of a synchronous invocation, in bytes of JSON: 6 MB. */
export const maxRequestBytes = maxEventBytes.value;

/** The largest response of a buffered invocation, in bytes of JSON. */
export const maxResponseBytes = maxInvocationResponseBytes.value;

/** The largest response of a handler that streams, in bytes. */
export const maxStreamedBytes = maxStreamedResponseBytes.value;

/** The Init phase of an on-demand function may last this long, in milliseconds. */
export const maxInitMs = initLimit.value;

/** The largest log event, in bytes of UTF-8. */
export const maxLogEventBytes = logEventLimit.value;
