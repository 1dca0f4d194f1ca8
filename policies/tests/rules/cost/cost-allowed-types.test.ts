import { functionType } from "../../../reading/edge-function-reading.ts";
import { costAllowedTypes } from "../../../rules/cost/cost-allowed-types.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const queue = "aws:sqs/queue:Queue";
const write = "remove it, or add its type to the setting types";

describeRule(costAllowedTypes, {
  passes: [
    { title: "anything, where there is no list", given: resource(queue) },
    {
      title: "a type in the list",
      given: resource(functionType),
      settings: { types: ["aws:s3/*", functionType] },
    },
    {
      title: "a kind in the list",
      given: resource(functionType),
      settings: { types: ["aws:lambda/*"] },
    },
  ],
  violates: [
    {
      title: "a type that is not in the list",
      given: resource(queue),
      settings: { types: ["aws:lambda/*"] },
      reports: [`example-queue is of type ${queue}, which is not in the list; ${write}`],
    },
  ],
  mutation: {
    settings: { types: ["aws:lambda/*"] },
    breaks: (draft) => draft.change(draft.node("aws:lb/targetGroup:TargetGroup"), { parent: "" }),
    reports: [
      `desk-api-front-targets is of type aws:lb/targetGroup:TargetGroup, which is not in the list; ${write}`,
    ],
  },
});
