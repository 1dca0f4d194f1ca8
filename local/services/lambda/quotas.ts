/**
 * What AWS allows a function, in numbers.
 *
 * @module
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */

/** The largest event of a synchronous invocation, in bytes of JSON: 6 MB. */
export const maxRequestBytes = 6_291_456;

/**
 * The largest response of a buffered invocation, in bytes of JSON.
 *
 * The documentation says 6 MB; the message Lambda sends says 100 bytes more, and the message is what was counted.
 */
export const maxResponseBytes = 6_291_556;

/** The Init phase of an on-demand function may last this long, in milliseconds. */
export const maxInitMs = 10_000;

/**
 * The largest log event, in bytes of UTF-8.
 *
 * CONFLICT: newer pages of CloudWatch Logs say 1 MB, older ones and most clients 256 KB; the smaller one is kept.
 */
export const maxLogEventBytes = 262_144;
