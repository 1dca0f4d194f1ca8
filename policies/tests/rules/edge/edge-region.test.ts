import { distributionType } from "../../../reading/distribution.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeFunctionRegion } from "../../../rules/edge/edge-region.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

/** A stack with a function in some Region that a distribution names. */
function atEdge(region: unknown) {
  const made = resource(functionType, { props: { region } });
  return [made, resource(distributionType, { from: { orderedCacheBehaviors: [made] } })];
}

/** A distribution that names a function of another stack. */
function naming(region: string) {
  const lambdaArn = `arn:aws:lambda:${region}:000000000000:function:other:1`;
  return [
    resource(distributionType, {
      props: { orderedCacheBehaviors: [{ lambdaFunctionAssociations: [{ lambdaArn }] }] },
    }),
  ];
}

describeRule(edgeFunctionRegion, {
  passes: [
    { title: "an edge function in us-east-1", given: atEdge("us-east-1") },
    { title: "a Region that is not known yet", given: atEdge(unknown) },
    { title: "a function of a Region that no distribution names", given: [resource(functionType)] },
    { title: "the ARN of a function of another stack in us-east-1", given: naming("us-east-1") },
  ],
  violates: [
    {
      title: "an edge function elsewhere",
      given: atEdge("eu-west-1"),
      reports: ['example-function region is "eu-west-1"; write region: "us-east-1"'],
    },
    {
      title: "an edge function where its provider is",
      given: atEdge(undefined),
      reports: ['example-function region is "eu-west-1"; write region: "us-east-1"'],
    },
    {
      title: "the ARN of a function of another stack elsewhere",
      given: naming("eu-west-1"),
      reports: [
        "example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[0].lambdaArn is of eu-west-1; write a function of us-east-1",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "freshness-function"), ["region"], "eu-west-1"),
    reports: ['freshness-function region is "eu-west-1"; write region: "us-east-1"'],
  },
});
