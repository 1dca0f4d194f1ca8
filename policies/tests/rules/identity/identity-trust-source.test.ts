import { unknown } from "../../../reading/value.ts";
import { identityTrustSource } from "../../../rules/identity/identity-trust-source.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { policy, restate } from "../../policy-fixtures.ts";

const type = "aws:iam/role:Role";
const withTrust = (document: unknown) => resource(type, { props: { assumeRolePolicy: document } });
const trusts = (Service: unknown, Condition?: object) =>
  withTrust(
    policy({ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole", Condition }),
  );
const rest =
  "allows the service for any source; add a Condition on aws:SourceArn, or on aws:SourceAccount";
const reports = [`example-role assumeRolePolicy.Statement[0] ${rest}`];

describeRule(identityTrustSource, {
  passes: [
    {
      title: "S3, for one bucket",
      given: trusts("s3.amazonaws.com", { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::home" } }),
    },
    {
      title: "S3, for one account",
      given: trusts("s3.amazonaws.com", { StringEquals: { "aws:sourceaccount": "000000000000" } }),
    },
    { title: "Lambda, which states no source", given: trusts("lambda.amazonaws.com") },
    { title: "a trust that is not known yet", given: withTrust(unknown) },
  ],
  violates: [
    { title: "S3, for any account", given: trusts("s3.amazonaws.com"), reports },
    {
      title: "S3, for any bucket",
      given: trusts("s3.amazonaws.com", { ArnLike: { "aws:SourceArn": "*" } }),
      reports,
    },
    {
      title: "a service that other settings name",
      given: trusts(["lambda.amazonaws.com", "events.amazonaws.com"]),
      settings: { services: ["events.amazonaws.com"] },
      reports,
    },
  ],
  mutation: {
    breaks: (draft) =>
      restate(draft, draft.node(type, "season-replica-role"), "assumeRolePolicy", (given) =>
        given.map((each) => ({ ...each, Condition: undefined })),
      ),
    reports: [`season-replica-role assumeRolePolicy.Statement[0] ${rest}`],
  },
});
