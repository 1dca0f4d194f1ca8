import { checkEach, report } from "../../property-check.ts";
import {
  behaviors,
  distributionType,
  isPrivate,
  type Origin,
  originsOf,
} from "../../reading/distribution.ts";
import { isProperties, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const edgeVpcOriginEvents = resourceRule({
  name: "edge-vpc-origin-events",
  statement:
    "Behaviors of origins in a VPC, or with mutual TLS, run no functions on origin events.",
  why: "CloudFront refuses functions between itself and such an origin.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "high",
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(behaviors(distribution), (behavior) => {
      const closed = originsOf(behavior).filter((origin) => isPrivate(origin) || isMutual(origin));
      return checkEach(
        behavior.associations,
        (association) =>
          closed.length > 0 &&
          association.eventType?.startsWith("origin-") &&
          report(
            association,
            "",
            `runs on ${association.eventType} of ${closed.map(({ id }) => id).join(", ")}`,
            "write it as a function on a viewer event",
          ),
      );
    }),
});

function isMutual({ props }: Origin): boolean {
  return isProperties(part(props["customOriginConfig"], "originMtlsConfig"));
}
