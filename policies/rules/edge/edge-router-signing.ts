import { originsOf } from "../../reading/distribution.ts";
import { routedBehaviors } from "../../reading/origin-router.ts";
import { stackRule } from "../../rule.ts";

export const edgeRouterSigning = stackRule({
  name: "edge-router-signing",
  statement:
    "Behaviors on which a function chooses the origin have origins that CloudFront does not sign for.",
  why: "Origin access control does not go with a function that changes the origin, so such requests are refused.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    const told = new Set<string>();
    for (const { distribution: on, behavior, router } of routedBehaviors(stack)) {
      for (const { at, props } of originsOf(on, behavior)) {
        if (props["originAccessControlId"] !== undefined && !told.has(`${on.urn} ${at}`)) {
          // An origin is the same on every behavior that names it.
          told.add(`${on.urn} ${at}`);
          yield {
            on,
            at: `${at}.originAccessControlId`,
            found: `signs what ${router.name} sends elsewhere`,
            write:
              "leave the function out of the behavior, or the access control out of the origin",
          };
        }
      }
    }
  },
});
