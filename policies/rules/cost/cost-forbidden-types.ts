import { matches } from "../../reading/pattern.ts";
import { resourceRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

export const costForbiddenTypes = resourceRule({
  name: "cost-forbidden-types",
  statement: "Nothing is declared that costs by the hour whether anybody comes or not.",
  why: "One line of such a kind costs from a hundred to three thousand USD a month, and some bind for a year.",
  url: "https://aws.amazon.com/pricing/",
  severity: "high",
  level: "mandatory",
  types: ["*"],
  settings: {
    types: listSetting("Types that may not be declared; * stands for anything.", [
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
  *evaluate({ type }, { types }) {
    const pattern = types.find((each) => matches(each, type));
    if (pattern !== undefined) {
      yield {
        at: "",
        found: `is of type ${type}, which "${pattern}" forbids`,
        write: "take it out, or take the pattern out of the rule's types",
      };
    }
  },
});
