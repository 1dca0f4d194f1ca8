import { checkEach, ifGiven, oneOf, property } from "../../property-check.ts";
import { originAccessControlType } from "../../reading/cloudfront-type.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontSigningAlways = resourceRule({
  name: "cloudfront-signing-always",
  statement: "Origin access controls sign every request.",
  why: "A private origin refuses an unsigned request, or accepts it with the viewer's own signature.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  severity: "high",
  types: [originAccessControlType],
  evaluate: (control) =>
    checkEach(
      [control],
      property("signingBehavior", ifGiven(oneOf("always"))),
      property("signingProtocol", ifGiven(oneOf("sigv4"))),
    ),
});
