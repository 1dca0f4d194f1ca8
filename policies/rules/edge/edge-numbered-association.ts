import { checkEach, property, report } from "../../property-check.ts";
import { associations, distributions } from "../../reading/distribution.ts";
import { behaviorSources } from "../../reading/edge-function-reading.ts";
import { aliasType } from "../../reading/lambda-reading.ts";
import { unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const numbered = /^arn:[^:]+:lambda:[^:]+:[^:]+:function:[^:]+:\d+$/;

const write = "write the function's qualifiedArn";

export const edgeNumberedAssociation = stackRule({
  name: "edge-numbered-association",
  statement: "Distributions name edge functions by numbered version.",
  why: "CloudFront replicates a version that cannot change, and refuses an alias, $LATEST, or no version.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(
      distributions(stack),
      (on) =>
        checkEach(
          associations(on),
          property("lambdaArn", {
            fits: (arn) => typeof arn !== "string" || numbered.test(arn),
            write,
          }),
        ),
      // Which alias it is is known before its ARN is.
      (on) =>
        associations(on).some(({ props }) => props["lambdaArn"] === unknown) &&
        checkEach(
          new Set(behaviorSources(on).filter(({ type }) => type === aliasType)),
          ({ name }) => report(on, "", `runs the alias ${name}`, write),
        ),
    ),
});
