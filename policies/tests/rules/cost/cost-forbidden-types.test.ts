import { functionType } from "../../../reading/edge-function-reading.ts";
import { costForbiddenTypes } from "../../../rules/cost/cost-forbidden-types.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const shield = "aws:shield/subscription:Subscription";
const write = "remove it, or remove the pattern from the setting types";

describeRule(costForbiddenTypes, {
  passes: [
    { title: "a function", given: resource(functionType) },
    {
      title: "a protection, which costs nothing by itself",
      given: resource("aws:shield/protection:Protection"),
    },
    {
      title: "what nothing forbids any more",
      given: resource(shield),
      settings: { types: ["aws:kinesis/*"] },
    },
  ],
  violates: [
    {
      title: "Shield Advanced",
      given: resource(shield),
      reports: [
        `example-subscription is of type ${shield}, which "aws:shield/subscription:*" forbids; ${write}`,
      ],
    },
    {
      title: "logs in real time",
      given: resource("aws:cloudfront/realtimeLogConfig:RealtimeLogConfig"),
      reports: [
        `example-realtimeLogConfig is of type aws:cloudfront/realtimeLogConfig:RealtimeLogConfig, which "aws:cloudfront/realtimeLogConfig:*" forbids; ${write}`,
      ],
    },
    {
      title: "what a stack forbids",
      given: resource(functionType),
      settings: { types: [functionType] },
      reports: [
        `example-function is of type ${functionType}, which "${functionType}" forbids; ${write}`,
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      draft.add(draft.node("aws:wafv2/webAcl:WebAcl"), shield, "firewall-shield", {});
    },
    reports: [
      `firewall-shield is of type ${shield}, which "aws:shield/subscription:*" forbids; ${write}`,
    ],
  },
});
