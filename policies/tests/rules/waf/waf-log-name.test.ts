import { unknown } from "../../../reading/value.ts";
import { webAclLogType } from "../../../reading/web-acl-reading.ts";
import { wafLogName } from "../../../rules/waf/waf-log-name.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

/** A log that goes to a place with an ARN, from a resource of a name. */
function logging(arn: unknown, type = "aws:cloudwatch/logGroup:LogGroup", props: object = {}) {
  const place = resource(type, { props: { ...props } });
  return [
    place,
    resource(webAclLogType, {
      props: { logDestinationConfigs: [arn] },
      from: { logDestinationConfigs: [place] },
    }),
  ];
}

const logs = "arn:aws:logs:us-east-1:123456789012:log-group:";

describeRule(wafLogName, {
  passes: [
    { title: "a log group", given: logging(`${logs}aws-waf-logs-front`) },
    { title: "every stream of it", given: logging(`${logs}aws-waf-logs-front:*`) },
    { title: "a bucket", given: logging("arn:aws:s3:::aws-waf-logs-front") },
    {
      title: "a stream",
      given: logging("arn:aws:firehose:us-east-1:123456789012:deliverystream/aws-waf-logs-front"),
    },
    { title: "a place that is not known yet", given: logging(unknown) },
  ],
  violates: [
    {
      title: "a log group of another name",
      given: logging(`${logs}front`),
      reports: [
        'example-webAclLoggingConfiguration logDestinationConfigs is "front"; give the destination a name that begins with aws-waf-logs-',
      ],
    },
    {
      title: "a bucket of another name",
      given: logging("arn:aws:s3:::front"),
      reports: [
        'example-webAclLoggingConfiguration logDestinationConfigs is "front"; give the destination a name that begins with aws-waf-logs-',
      ],
    },
    {
      title: "a stream of another name",
      given: logging("arn:aws:firehose:us-east-1:123456789012:deliverystream/front"),
      reports: [
        'example-webAclLoggingConfiguration logDestinationConfigs is "front"; give the destination a name that begins with aws-waf-logs-',
      ],
    },
    {
      title: "a log group that is not made yet",
      given: logging(unknown, "aws:cloudwatch/logGroup:LogGroup", { name: "front" }),
      reports: [
        'example-webAclLoggingConfiguration logDestinationConfigs is "front"; give the destination a name that begins with aws-waf-logs-',
      ],
    },
    {
      title: "a bucket that is not made yet",
      given: logging(unknown, "aws:s3/bucket:Bucket", { bucket: "front" }),
      reports: [
        'example-webAclLoggingConfiguration logDestinationConfigs is "front"; give the destination a name that begins with aws-waf-logs-',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(webAclLogType), ["logDestinationConfigs"], ["arn:aws:s3:::firewall"]),
    reports: [
      'firewall-log logDestinationConfigs is "firewall"; give the destination a name that begins with aws-waf-logs-',
    ],
  },
});
