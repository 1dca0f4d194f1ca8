import { otherThan } from "../../old-finding.ts";
import { originAccessControlType } from "../../reading/cloudfront-type.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontSigningAlways = resourceRule({
  name: "cloudfront-signing-always",
  statement: "Origin access controls sign every request.",
  why: "A request that is not signed is refused by a closed origin, or let in as the viewer's own.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  severity: "high",
  level: "mandatory",
  types: [originAccessControlType],
  *evaluate({ props }) {
    yield* otherThan("signingBehavior", props["signingBehavior"], ["always"]);
    yield* otherThan("signingProtocol", props["signingProtocol"], ["sigv4"]);
  },
});
