import { resourceRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

export const identityNoUsers = resourceRule({
  name: "identity-no-users",
  statement: "The stack makes no users, groups or access keys.",
  why: "Their keys do not expire, and lie in the state of the stack and on somebody's disk.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles",
  severity: "high",
  level: "mandatory",
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
    allowed: listSetting("Types that may be made all the same, such as aws:iam/user:User."),
  },
  *evaluate({ type }, { allowed }) {
    if (!allowed.includes(type)) {
      yield { at: "", found: "belongs to a person or to nobody", write: "write a role instead" };
    }
  },
});
