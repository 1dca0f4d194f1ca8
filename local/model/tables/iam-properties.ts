/**
 * What becomes of every property of a role and of the policies on it.
 *
 * @module
 */
import { inert, nested, type PropertyTable, read, unsimulated } from "../treatment.ts";

const label = inert("words for people");

/** Type `aws:iam/role:Role`. */
export const roleTable: PropertyTable = {
  assumeRolePolicy: read,
  description: label,
  forceDetachPolicies: inert("nothing is destroyed here"),
  inlinePolicies: nested({ name: label, policy: read }),
  managedPolicyArns: read,
  maxSessionDuration: inert("credentials do not expire here"),
  name: inert("read as AWS answers it"),
  namePrefix: inert("read as AWS answers it"),
  path: inert("read as AWS answers it"),
  permissionsBoundary: unsimulated("permissions boundaries are not judged"),
  tags: inert("words for people and bills"),
};

/** Type `aws:iam/rolePolicy:RolePolicy`. */
export const rolePolicyTable: PropertyTable = {
  name: label,
  namePrefix: label,
  policy: read,
  role: read,
};

/** Type `aws:iam/rolePolicyAttachment:RolePolicyAttachment`. */
export const rolePolicyAttachmentTable: PropertyTable = { policyArn: read, role: read };

/** Type `aws:iam/policy:Policy`. */
export const policyTable: PropertyTable = {
  delayAfterPolicyCreationInMs: inert("nothing propagates here"),
  description: label,
  name: label,
  namePrefix: label,
  path: inert("read as AWS answers it"),
  policy: read,
  tags: inert("words for people and bills"),
};
