import { edgeFunctionsPerDistribution } from "../../../aws/edge-limits.ts";
import { checkEach, report } from "../../property-check.ts";
import { associations, distributions } from "../../reading/distribution.ts";
import { behaviorSources, functionType } from "../../reading/edge-function-reading.ts";
import type { StackResource } from "../../reading/resource.ts";
import { text } from "../../reading/value.ts";
import { integerSetting, stackRule } from "../../rule.ts";

export const edgeAssociationQuota = stackRule({
  name: "edge-association-quota",
  statement: "A distribution runs no more than 100 Lambda functions.",
  why: "CloudFront refuses a distribution with more.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  severity: "medium",
  settings: {
    quota: integerSetting(
      "Functions that a distribution may run.",
      edgeFunctionsPerDistribution.value,
      { minimum: 1 },
    ),
  },
  evaluate: (stack, { quota }) =>
    checkEach(distributions(stack), (on) => {
      const count = functionsOn(on);
      return (
        count > quota &&
        report(
          on,
          "",
          `runs ${count} functions`,
          `write at most ${quota}: one function may serve many behaviors`,
        )
      );
    }),
});

/** Those whose ARN is known, and those of this stack whose version is not. */
function functionsOn(distribution: StackResource): number {
  const arns = associations(distribution).map(({ props }) => text(props["lambdaArn"]));
  const open = behaviorSources(distribution).filter(
    ({ type, props }) => type === functionType && text(props["qualifiedArn"]) === undefined,
  );
  const unknownOnes = arns.filter((arn) => arn === undefined).length;
  return (
    new Set(arns.filter((arn) => arn !== undefined)).size +
    Math.min(unknownOnes, new Set(open).size)
  );
}
