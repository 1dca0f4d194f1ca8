/**
 * What becomes of every property of a role and of the policies on it.
 *
 * @module
 */
import { inert, nested, type PropertyTable, read, unsimulated } from "../treatment.ts";

const label = inert("documentation only");

/** Type `aws:iam/role:Role`. */
export const roleTable: PropertyTable = {
  assumeRolePolicy: read,
  description: label,
  forceDetachPolicies: inert("nothing is destroyed on loopback"),
  inlinePolicies: nested({ name: label, policy: read }),
  managedPolicyArns: read,
  maxSessionDuration: inert("credentials do not expire here"),
  name: inert("read from the output of AWS"),
  namePrefix: inert("read from the output of AWS"),
  path: inert("read from the output of AWS"),
  permissionsBoundary: unsimulated("permissions boundaries are not evaluated"),
  tags: inert("documentation and billing only"),
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
  delayAfterPolicyCreationInMs: inert("changes are immediate"),
  description: label,
  name: label,
  namePrefix: label,
  path: inert("read from the output of AWS"),
  policy: read,
  tags: inert("documentation and billing only"),
};
