/**
 * Roles.
 *
 * @module
 */

export const roleType = "aws:iam/role:Role";
