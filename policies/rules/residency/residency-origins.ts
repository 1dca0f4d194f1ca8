import { bucketTypes } from "../../reading/bucket.ts";
import { distributionType } from "../../reading/distribution.ts";

import { bondOf } from "../../reading/jurisdiction.ts";
import { sources } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

export const residencyOrigins = stackRule({
  name: "residency-origins",
  statement: "Bound data is not cached around the world.",
  why: "CloudFront keeps what it answers wherever viewers are, and no price class is a jurisdiction.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowCloudFrontWorks.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(distributionType)) {
      for (const origin of new Set(sources(on, "origins"))) {
        const bond = bucketTypes.includes(origin.type) ? bondOf(origin) : undefined;
        if (bond !== undefined) {
          yield {
            on,
            at: "origins",
            found: `has ${origin.name}, which is bound to ${bond}`,
            write: "serve it from an API of the jurisdiction, uncached",
          };
        }
      }
    }
  },
});
