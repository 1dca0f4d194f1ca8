/**
 * Log groups.
 *
 * @module
 */

export const logGroupType = "aws:cloudwatch/logGroup:LogGroup";
