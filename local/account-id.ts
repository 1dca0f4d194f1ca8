/**
 * The AWS account that every resource of a program is in.
 *
 * @module
 */

/** Twelve digits, as in ARNs. */
export const accountId = "000000000000";
