import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeSameAccount } from "../../../rules/edge/edge-same-account.ts";
import { describeRule } from "../../describe-rule.ts";
import { atEdge } from "./at-edge.ts";

describeRule(edgeSameAccount, {
  passes: [
    {
      title: "one account",
      given: atEdge({ distribution: { arn: "arn:aws:cloudfront::000000000000:distribution/E" } }),
    },
    { title: "a distribution that is new", given: atEdge({ distribution: { arn: unknown } }) },
    {
      title: "a function that is new",
      given: atEdge({
        association: { lambdaArn: unknown },
        distribution: { arn: "arn:aws:cloudfront::000000000000:distribution/E" },
      }),
    },
  ],
  violates: [
    {
      title: "another account",
      given: atEdge({ distribution: { arn: "arn:aws:cloudfront::111111111111:distribution/E" } }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[0].lambdaArn is of account 000000000000; write a function of account 111111111111",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["orderedCacheBehaviors", 3, "lambdaFunctionAssociations", 0, "lambdaArn"],
        "arn:aws:lambda:us-east-1:111111111111:function:guard:1",
      ),
    reports: [
      "facade-distribution orderedCacheBehaviors[3].lambdaFunctionAssociations[0].lambdaArn is of account 111111111111; write a function of account 000000000000",
    ],
  },
});
