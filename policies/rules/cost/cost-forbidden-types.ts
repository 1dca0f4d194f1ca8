import { report } from "../../property-check.ts";
import { matches } from "../../reading/pattern.ts";
import { listSetting, resourceRule } from "../../rule.ts";

export const costForbiddenTypes = resourceRule({
  name: "cost-forbidden-types",
  statement: "No resource type is declared that is charged by the hour without traffic.",
  why: "Each such resource costs from a hundred to three thousand USD a month, and some require a commitment of a year.",
  url: "https://aws.amazon.com/pricing/",
  severity: "high",
  types: ["*"],
  settings: {
    types: listSetting("Types that may not be declared; * matches any characters.", [
      "aws:acmpca/*",
      "aws:cloudfront/anycastIpList:*",
      "aws:cloudfront/realtimeLogConfig:*",
      "aws:cloudhsmv2/*",
      "aws:directconnect/*",
      "aws:docdb/*",
      "aws:ec2transitgateway/*",
      "aws:eks/*",
      "aws:elasticache/*",
      "aws:elasticsearch/*",
      "aws:emr/*",
      "aws:fsx/*",
      "aws:globalaccelerator/*",
      "aws:kinesis/*",
      "aws:memorydb/*",
      "aws:msk/*",
      "aws:mq/*",
      "aws:neptune/*",
      "aws:networkfirewall/*",
      "aws:opensearch/*",
      "aws:rds/*",
      "aws:redshift/*",
      "aws:shield/subscription:*",
      "aws:workspaces/*",
    ]),
  },
  evaluate(resource, { types }) {
    const { type } = resource;
    const pattern = types.find((each) => matches(each, type));
    return (
      pattern !== undefined &&
      report(
        resource,
        "",
        `is of type ${type}, which "${pattern}" forbids`,
        "remove it, or remove the pattern from the setting types",
      )
    );
  },
});
