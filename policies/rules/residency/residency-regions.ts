import { checkEach, report } from "../../property-check.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import { logGroupType } from "../../reading/log-group.ts";
import { edgeRegion } from "../../reading/region.ts";
import { items, regionOf, type StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { isRegional, stackRegions } from "../../reading/stack-regions.ts";
import { shown, text, unknown } from "../../reading/value.ts";
import { listSetting, stackRule } from "../../rule.ts";

/** What CloudFront wants in its own Region, or what watches it there. */
const ofCloudFront = /^aws:(?:acm|wafv2|cloudwatch|sns)\//;

export const residencyRegions = stackRule({
  name: "residency-regions",
  statement: "Every resource is in a Region of the stack.",
  why: "What is made in another Region by mistake is under another law, costs money, and goes unnoticed.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-requested-region.html",
  severity: "high",
  settings: {
    regions: listSetting(
      "Regions in addition to those in the project's settings regions and homeRegion.",
    ),
  },
  evaluate(stack, { regions }, facts) {
    const allowed = [...stackRegions(facts), ...regions];
    // Of a program without a list of Regions nothing is checked.
    return (
      allowed.length > 0 &&
      checkEach(stack.resources.filter(isRegional), (on) =>
        checkEach(
          placesOf(on),
          ({ at, region }) =>
            !allowed.includes(region) &&
            !mayBe(stack, on, region) &&
            report(
              on,
              at,
              `is ${shown(region)}`,
              `write one of ${[...new Set(allowed)].join(", ")}, or add the Region to the stack`,
            ),
        ),
      )
    );
  },
});

/** Where it is, and where its replicas are. */
function placesOf(resource: StackResource): readonly { at: string; region: string }[] {
  const replicas = items(resource, "replicas").map(({ at, props }) => ({
    at: `${at}.region`,
    region: props["region"],
  }));
  return [{ at: "region", region: regionOf(resource) }, ...replicas].flatMap(({ at, region }) =>
    typeof region === "string" ? [{ at, region }] : [],
  );
}

/** Parts of CloudFront are in its Region, and edge functions write logs wherever viewers are. */
function mayBe(stack: Stack, resource: StackResource, region: string): boolean {
  const atEdge = edgeFunctions(stack);
  const isEdgeLog =
    resource.type === logGroupType &&
    (resource.props["name"] === unknown ||
      text(resource.props["name"])?.startsWith(`/aws/lambda/${edgeRegion}.`) ||
      sources(resource, "name").some((source) => atEdge.includes(source)));
  return (
    isEdgeLog ||
    (region === edgeRegion && (ofCloudFront.test(resource.type) || atEdge.includes(resource)))
  );
}
