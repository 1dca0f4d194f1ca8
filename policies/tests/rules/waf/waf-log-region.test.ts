import { unknown } from "../../../reading/value.ts";
import { wafLogRegion } from "../../../rules/waf/waf-log-region.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const group = (region: unknown) =>
  resource("aws:cloudwatch/logGroup:LogGroup", { props: { region } });
const logging = (logs: ReturnType<typeof group>, arn: unknown = unknown) => [
  logs,
  resource("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", {
    props: { region: "us-east-1", logDestinationConfigs: [arn] },
    from: { logDestinationConfigs: [logs] },
  }),
];
const there = "arn:aws:logs:us-east-1:123456789012:log-group:aws-waf-logs-a";

describeRule(wafLogRegion, {
  passes: [
    { title: "the web ACL's Region", given: logging(group("us-east-1"), there) },
    { title: "a Region that is not known yet", given: logging(group(unknown)) },
    {
      title: "a bucket, which may be anywhere",
      given: logging(group("us-east-1"), "arn:aws:s3:::aws-waf-logs-a"),
    },
  ],
  violates: [
    {
      title: "another Region, before a first deployment",
      given: logging(group("eu-west-1")),
      reports: [
        'example-webAclLoggingConfiguration logDestinationConfigs is in "eu-west-1", while the web ACL is in "us-east-1"; write a log group of "us-east-1"',
      ],
    },
    {
      title: "another Region, by an ARN",
      given: logging(group("us-east-1"), there.replace("us-east-1", "eu-west-1")),
      reports: [
        'example-webAclLoggingConfiguration logDestinationConfigs is in "eu-west-1", while the web ACL is in "us-east-1"; write a log group of "us-east-1"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node("aws:cloudwatch/logGroup:LogGroup", "firewall-lines"),
        ["region"],
        "eu-west-1",
      ),
    reports: [
      'firewall-log logDestinationConfigs is in "eu-west-1", while the web ACL is in "us-east-1"; write a log group of "us-east-1"',
    ],
  },
});
