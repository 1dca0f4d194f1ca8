import { report } from "../../property-check.ts";
import { listSetting, resourceRule } from "../../rule.ts";

export const identityNoUsers = resourceRule({
  name: "identity-no-users",
  statement: "The stack has no users, groups or access keys.",
  why: "Access keys do not expire, and are stored in the state of the stack and on a user's disk.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles",
  severity: "high",
  anchors: ["IAM.2", "IAM.3", "CKV_AWS_40", "CKV_AWS_273", "AWS-0143"],
  types: [
    "aws:iam/accessKey:AccessKey",
    "aws:iam/group:Group",
    "aws:iam/groupMembership:GroupMembership",
    "aws:iam/groupPolicy:GroupPolicy",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
    "aws:iam/signingCertificate:SigningCertificate",
    "aws:iam/sshKey:SshKey",
    "aws:iam/user:User",
    "aws:iam/userGroupMembership:UserGroupMembership",
    "aws:iam/userLoginProfile:UserLoginProfile",
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  ],
  settings: {
    allowed: listSetting("Types that may be declared anyway, such as aws:iam/user:User."),
  },
  evaluate: (resource, { allowed }) =>
    !allowed.includes(resource.type) &&
    report(resource, "", "is a long-term identity", "write a role instead"),
});
