import { distributionType } from "../../../reading/distribution.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeNumberedAssociation } from "../../../rules/edge/edge-numbered-association.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge, functionArn } from "./at-edge.ts";

const alias = resource("aws:lambda/alias:Alias");

describeRule(edgeNumberedAssociation, {
  passes: [
    { title: "a numbered version", given: atEdge() },
    {
      title: "an ARN that is not known yet",
      given: atEdge({ association: { lambdaArn: unknown } }),
    },
    {
      title: "an alias that something else of the distribution is made from",
      given: [...atEdge({ through: [alias] }), alias],
    },
  ],
  violates: [
    {
      title: "an alias whose ARN is not known yet, beside a version that is",
      given: [
        alias,
        ...atEdge({
          through: [alias],
          behavior: {
            lambdaFunctionAssociations: [
              { eventType: "viewer-request", lambdaArn: `${functionArn}:1` },
              { eventType: "origin-request", lambdaArn: unknown },
            ],
          },
        }),
      ],
      reports: [
        "example-distribution runs the alias example-alias; write the function's qualifiedArn",
      ],
    },
    {
      title: "no version",
      given: atEdge({ association: { lambdaArn: `${functionArn}` } }),
      reports: [
        'example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[0].lambdaArn is "arn:aws:lambda:us-east-1:000000000000:function:example"; write the function\'s qualifiedArn',
      ],
    },
    {
      title: "$LATEST",
      given: atEdge({ association: { lambdaArn: `${functionArn}:$LATEST` } }),
      reports: [
        'example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[0].lambdaArn is "arn:aws:lambda:us-east-1:000000000000:function:example:$LATEST"; write the function\'s qualifiedArn',
      ],
    },
    {
      title: "an alias",
      given: atEdge({ association: { lambdaArn: `${functionArn}:live` } }),
      reports: [
        'example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[0].lambdaArn is "arn:aws:lambda:us-east-1:000000000000:function:example:live"; write the function\'s qualifiedArn',
      ],
    },
    {
      title: "a function whose name is a number",
      given: atEdge({
        association: { lambdaArn: `arn:aws:lambda:us-east-1:000000000000:function:7` },
      }),
      reports: [
        'example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[0].lambdaArn is "arn:aws:lambda:us-east-1:000000000000:function:7"; write the function\'s qualifiedArn',
      ],
    },
    {
      title: "an alias whose ARN is not known yet",
      given: [...atEdge({ association: { lambdaArn: unknown }, through: [alias] }), alias],
      reports: [
        "example-distribution runs the alias example-alias; write the function's qualifiedArn",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const path = ["orderedCacheBehaviors", 0, "lambdaFunctionAssociations", 1, "lambdaArn"];
      const { arn } = draft.node(functionType, "freshness-function").outputs;
      draft.set(draft.node(distributionType), path, arn);
    },
    reports: [
      'facade-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[1].lambdaArn is "arn:aws:lambda:us-east-1:000000000000:function:touchline-prod-freshness-function-3d7d97"; write the function\'s qualifiedArn',
    ],
  },
});
