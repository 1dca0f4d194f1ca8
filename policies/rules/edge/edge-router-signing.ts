import { type Finding, report } from "../../property-check.ts";
import { originsOf } from "../../reading/distribution.ts";
import { routedBehaviors } from "../../reading/origin-router.ts";
import { stackRule } from "../../rule.ts";

export const edgeRouterSigning = stackRule({
  name: "edge-router-signing",
  statement:
    "Behaviors on which a function chooses the origin have origins that CloudFront does not sign requests for.",
  why: "Origin access control does not work with a function that changes the origin, so such requests are refused.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  severity: "medium",
  evaluate(stack) {
    // An origin is the same on every behavior that names it.
    const signed = new Map<string, Finding>();
    for (const { behavior, router } of routedBehaviors(stack)) {
      for (const origin of originsOf(behavior)) {
        const place = `${origin.on.urn} ${origin.at}`;
        if (origin.props["originAccessControlId"] !== undefined && !signed.has(place)) {
          signed.set(
            place,
            report(
              origin,
              "originAccessControlId",
              `signs requests that ${router.name} sends elsewhere`,
              "leave the function out of the behavior, or the access control out of the origin",
            ),
          );
        }
      }
    }
    return signed.values();
  },
});
