import { edgeFunctions } from "../../reading/edge-function.ts";
import { logGroupType } from "../../reading/log-group.ts";
import { edgeRegion } from "../../reading/region.ts";
import { regionOf, type StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { isRegional, stackRegions } from "../../reading/stack-regions.ts";
import { list, part, shown, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

/** What CloudFront wants in its own Region, or what watches it there. */
const ofCloudFront = /^aws:(?:acm|wafv2|cloudwatch|sns)\//;

export const residencyRegions = stackRule({
  name: "residency-regions",
  statement: "Everything is in a Region of the stack.",
  why: "What is made elsewhere by mistake is under another law, costs money, and is found by nobody.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-requested-region.html",
  severity: "high",
  level: "mandatory",
  settings: {
    regions: listSetting("Regions beside those in the project's settings regions and homeRegion."),
  },
  *evaluate(stack, { regions }, facts) {
    const allowed = [...stackRegions(facts), ...regions];
    // A program that names no Regions at all is not asked to keep to any.
    for (const on of allowed.length === 0 ? [] : stack.resources.filter(isRegional)) {
      for (const { at, region } of placesOf(on)) {
        if (!allowed.includes(region) && !mayBe(stack, on, region)) {
          yield {
            on,
            at,
            found: `is ${shown(region)}`,
            write: `write one of ${[...new Set(allowed)].join(", ")}, or add the Region to the stack`,
          };
        }
      }
    }
  },
});

/** Where it is, and where copies of it are. */
function placesOf(resource: StackResource): readonly { at: string; region: string }[] {
  const copies = list(resource.props["replicas"]).map((replica, index) => ({
    at: `replicas[${index}].region`,
    region: text(part(replica, "region")),
  }));
  return [{ at: "region", region: text(regionOf(resource)) }, ...copies].flatMap(
    ({ at, region }) => (region === undefined ? [] : [{ at, region }]),
  );
}

/** CloudFront's own is in its Region, and edge functions write logs wherever viewers are. */
function mayBe(stack: Stack, resource: StackResource, region: string): boolean {
  const atEdge = edgeFunctions(stack);
  const isEdgeLog =
    resource.type === logGroupType &&
    (text(resource.props["name"])?.startsWith(`/aws/lambda/${edgeRegion}.`) ||
      sources(resource, "name").some((source) => atEdge.includes(source)));
  return (
    isEdgeLog ||
    (region === edgeRegion && (ofCloudFront.test(resource.type) || atEdge.includes(resource)))
  );
}
