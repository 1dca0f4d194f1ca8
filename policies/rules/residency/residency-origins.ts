import { checkEach, report } from "../../property-check.ts";
import { bucketTypes } from "../../reading/bucket.ts";
import { distributions } from "../../reading/distribution.ts";
import { bondOf } from "../../reading/jurisdiction.ts";
import { sources } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

export const residencyOrigins = stackRule({
  name: "residency-origins",
  statement: "Bound data is not cached around the world.",
  why: "CloudFront caches responses wherever viewers are, and no price class corresponds to a jurisdiction.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowCloudFrontWorks.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(distributions(stack), (on) =>
      checkEach(new Set(sources(on, "origins", ...bucketTypes)), (origin) => {
        const bond = bondOf(origin);
        return (
          bond !== undefined &&
          report(
            on,
            "origins",
            `has ${origin.name}, which is bound to ${bond}`,
            "serve it from an API of the jurisdiction, uncached",
          )
        );
      }),
    ),
});
