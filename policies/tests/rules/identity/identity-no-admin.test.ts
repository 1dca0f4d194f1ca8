import { unknown } from "../../../reading/value.ts";
import { identityNoAdmin } from "../../../rules/identity/identity-no-admin.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const attached = (policyArn: unknown) => resource(type, { props: { policyArn } });
const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const write = "write a policy with the actions that are called";

describeRule(identityNoAdmin, {
  passes: [
    {
      title: "a policy for one purpose",
      given: attached(managed("service-role/AmazonAPIGatewayPushToCloudWatchLogs")),
    },
    { title: "a policy that is not known yet", given: attached(unknown) },
    {
      title: "a policy that may be had here",
      given: attached(managed("AmazonS3FullAccess")),
      settings: { refused: ["AdministratorAccess"] },
    },
  ],
  violates: [
    {
      title: "everything",
      given: attached(managed("AdministratorAccess")),
      reports: [`example-rolePolicyAttachment policyArn is AdministratorAccess; ${write}`],
    },
    {
      title: "everything but users",
      given: attached(managed("PowerUserAccess")),
      reports: [`example-rolePolicyAttachment policyArn is PowerUserAccess; ${write}`],
    },
    {
      title: "a whole service",
      given: attached(managed("IAMFullAccess")),
      reports: [`example-rolePolicyAttachment policyArn is IAMFullAccess; ${write}`],
    },
    {
      title: "in a role's own list",
      given: resource("aws:iam/role:Role", {
        props: { managedPolicyArns: [managed("ReadOnlyAccess"), managed("AWSLambda_FullAccess")] },
      }),
      reports: [`example-role managedPolicyArns[1] is AWSLambda_FullAccess; ${write}`],
    },
  ],
  mutation: {
    breaks(draft) {
      draft.copy(draft.node(type, "desk-api-log-role-permissions"), "desk-api-log-role-more", {
        policyArn: managed("AdministratorAccess"),
      });
    },
    reports: [`desk-api-log-role-more policyArn is AdministratorAccess; ${write}`],
  },
});
