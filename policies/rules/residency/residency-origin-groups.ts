import {
  type Behavior,
  behaviors,
  distributionType,
  type Origin,
  originsOf,
} from "../../reading/distribution.ts";

import { jurisdictionOf } from "../../reading/jurisdiction.ts";
import { residencyTerms } from "../../reading/stack-regions.ts";
import { text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { jurisdictionsSetting } from "../../shared-settings.ts";

/**
 * Only where the stack has rules of residency, and only where no function chooses the origin: a router at
 * origin-request is asked for the second attempt too, and residency is its business.
 */
export const residencyOriginGroups = stackRule({
  name: "residency-origin-groups",
  statement: "Origins that stand in for each other are in one jurisdiction.",
  why: "A failover would send the request, and whatever is in it, where it must not go.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
  severity: "high",
  level: "mandatory",
  settings: { jurisdictions: jurisdictionsSetting },
  *evaluate(stack, { jurisdictions }, facts) {
    for (const on of residencyTerms(facts).length === 0 ? [] : stack.ofType(distributionType)) {
      for (const behavior of behaviors(on).filter((each) => !isRouted(each))) {
        const places = new Set(
          originsOf(behavior).flatMap((origin) => {
            const region = originRegion(origin);
            return region === undefined ? [] : [jurisdictionOf(region, jurisdictions) ?? region];
          }),
        );
        if (places.size > 1) {
          yield {
            on,
            at: `${behavior.at}.targetOriginId`,
            found: `names a group in ${[...places].join(" and ")}`,
            write: "name a group of one jurisdiction, or let a function choose the Region",
          };
        }
      }
    }
  },
});

function isRouted({ associations }: Behavior): boolean {
  return associations.some(({ eventType }) => eventType === "origin-request");
}

/** AWS writes the Region of an endpoint into its name. */
function originRegion({ props }: Origin): string | undefined {
  return /\.([a-z]{2,4}(?:-[a-z]+)+-\d)\.(?:[a-z-]+\.)?(?:amazonaws\.com|on\.aws)$/.exec(
    text(props["domainName"]) ?? "",
  )?.[1];
}
