import { unknown } from "../../../reading/value.ts";
import { identityTrustSource } from "../../../rules/identity/identity-trust-source.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { policy, restate } from "../../policy-fixtures.ts";

const type = "aws:iam/role:Role";
const scheduler = "scheduler.amazonaws.com";
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
      title: "EventBridge Scheduler, for one schedule group",
      given: trusts(scheduler, {
        ArnEquals: { "aws:SourceArn": "arn:aws:scheduler:eu-west-1:000000000000:schedule-group/a" },
      }),
    },
    {
      title: "EventBridge Scheduler, for one account",
      given: trusts(scheduler, { StringEquals: { "aws:sourceaccount": "000000000000" } }),
    },
    { title: "S3, whose replication states no source", given: trusts("s3.amazonaws.com") },
    { title: "Lambda, which states no source", given: trusts("lambda.amazonaws.com") },
    { title: "a trust that is not known yet", given: withTrust(unknown) },
  ],
  violates: [
    { title: "EventBridge Scheduler, for any account", given: trusts(scheduler), reports },
    {
      title: "EventBridge Scheduler, for any schedule",
      given: trusts(scheduler, { ArnLike: { "aws:SourceArn": "*" } }),
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
        given.map((each) => ({ ...each, Principal: { Service: scheduler } })),
      ),
    reports: [`season-replica-role assumeRolePolicy.Statement[0] ${rest}`],
  },
});
