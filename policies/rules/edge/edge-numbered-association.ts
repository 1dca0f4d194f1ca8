import { associations, behaviorSources, distributionType } from "../../reading/edge-function.ts";
import { aliasType } from "../../reading/lambda.ts";
import { shown, text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const numbered = /^arn:[^:]+:lambda:[^:]+:[^:]+:function:[^:]+:\d+$/;

export const edgeNumberedAssociation = stackRule({
  name: "edge-numbered-association",
  statement: "Distributions name edge functions by numbered version.",
  why: "CloudFront copies a version that cannot change, and refuses an alias, $LATEST, or no version.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    const write = "write the function's qualifiedArn";
    for (const on of stack.ofType(distributionType)) {
      const all = associations(on);
      for (const { at, props } of all) {
        const arn = text(props["lambdaArn"]);
        if (arn !== undefined && !numbered.test(arn)) {
          yield { on, at: `${at}.lambdaArn`, found: `is ${shown(arn)}`, write };
        }
      }
      // An alias says who it is before its ARN does.
      const aliases = behaviorSources(on).filter(({ type }) => type === aliasType);
      if (all.some(({ props }) => props["lambdaArn"] === unknown)) {
        for (const { name } of new Set(aliases)) {
          yield { on, at: "", found: `runs the alias ${name}`, write };
        }
      }
    }
  },
});
