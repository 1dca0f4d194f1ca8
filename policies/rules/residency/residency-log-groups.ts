/**
 * Access logs of an API stay in its Region.
 *
 * @module
 */
import { regionOf, type StackResource } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { part, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** The logs of functions, web ACLs and CloudFront have rules of their own. */
export const residencyLogGroups = stackRule({
  name: "residency-log-groups",
  statement: "Access logs of an API stay in its Region.",
  why: "They hold who asked for what, which is bound to the Region as the answer is.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html",
  severity: "medium",
  level: "mandatory",
  *judge(stack) {
    for (const on of stack.ofType("aws:apigatewayv2/stage:Stage", "aws:apigateway/stage:Stage")) {
      const region = text(regionOf(on));
      const elsewhere = logRegions(on).find((each) => each !== region);
      if (region !== undefined && elsewhere !== undefined) {
        yield {
          on,
          at: "accessLogSettings.destinationArn",
          found: `is in ${elsewhere}, and the API in ${region}`,
          write: `declare the log group with region: "${region}"`,
        };
      }
    }
  },
});

/** From the log groups it comes from; where it comes from none, from the ARN itself. */
function logRegions(stage: StackResource): readonly string[] {
  const groups = sources(stage, "accessLogSettings").filter(
    ({ type }) => type === "aws:cloudwatch/logGroup:LogGroup",
  );
  const arn = text(part(stage.props, "accessLogSettings", "destinationArn"));
  const regions = groups.length > 0 ? groups.map(regionOf) : [arn?.split(":")[3]];
  return regions.flatMap((region) => text(region) ?? []);
}
