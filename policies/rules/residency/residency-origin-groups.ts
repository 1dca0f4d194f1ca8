import { checkEach, report } from "../../property-check.ts";
import {
  type Behavior,
  behaviors,
  distributions,
  type Origin,
  originsOf,
} from "../../reading/distribution.ts";
import { jurisdictionOf } from "../../reading/jurisdiction.ts";
import { residencyTerms } from "../../reading/stack-regions.ts";
import { list, part, text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { jurisdictionsSetting } from "../../shared-settings.ts";

/**
 * Only where the stack has residency rules, and only where no function chooses the origin: a router on
 * origin-request runs for the second attempt too, and applies them.
 */
export const residencyOriginGroups = stackRule({
  name: "residency-origin-groups",
  statement: "The origins of a group are in one jurisdiction.",
  why: "A failover would send the request, and the data in it, to another jurisdiction.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
  severity: "high",
  settings: { jurisdictions: jurisdictionsSetting },
  evaluate: (stack, { jurisdictions }, facts) =>
    residencyTerms(facts).length > 0 &&
    checkEach(
      distributions(stack)
        .flatMap(behaviors)
        .filter((behavior) => !isRouted(behavior)),
      (behavior) => {
        const places = new Set(
          originsOf(behavior)
            .map(originRegion)
            .filter((region) => region !== undefined)
            .map((region) => jurisdictionOf(region, jurisdictions) ?? region),
        );
        return (
          places.size > 1 &&
          report(
            behavior,
            "targetOriginId",
            `names a group in ${[...places].join(" and ")}`,
            "name a group of one jurisdiction, or let a function choose the Region",
          )
        );
      },
    ),
});

function isRouted({ associations, props }: Behavior): boolean {
  return (
    props["lambdaFunctionAssociations"] === unknown ||
    associations.some((each) => each.eventType === "origin-request") ||
    list(props["lambdaFunctionAssociations"]).some((each) => part(each, "eventType") === unknown)
  );
}

/** AWS writes the Region of an endpoint into its name. */
function originRegion({ props }: Origin): string | undefined {
  return /\.([a-z]{2,4}(?:-[a-z]+)+-\d)\.(?:[a-z-]+\.)?(?:amazonaws\.com|on\.aws)$/.exec(
    text(props["domainName"]) ?? "",
  )?.[1];
}
