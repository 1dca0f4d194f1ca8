import { behaviors, isPrivate, type Origin, originsOf } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { isProperties, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const edgeVpcOriginEvents = resourceRule({
  name: "edge-vpc-origin-events",
  statement: "Behaviors of origins in a VPC, or behind mutual TLS, run nothing on origin events.",
  why: "CloudFront refuses functions between itself and such an origin.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "high",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    for (const behavior of behaviors(distribution)) {
      const closed = originsOf(distribution, behavior).filter(
        (origin) => isPrivate(origin) || isMutual(origin),
      );
      const onOrigin = behavior.associations.filter(({ eventType }) =>
        eventType?.startsWith("origin-"),
      );
      for (const { at, eventType } of closed.length > 0 ? onOrigin : []) {
        yield {
          at,
          found: `runs on ${eventType} of ${closed.map(({ id }) => id).join(", ")}`,
          write: "write it as a function on a viewer event",
        };
      }
    }
  },
});

function isMutual({ props }: Origin): boolean {
  return isProperties(part(props["customOriginConfig"], "originMtlsConfig"));
}
