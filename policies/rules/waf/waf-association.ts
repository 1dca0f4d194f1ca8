import { checkEach, report } from "../../property-check.ts";
import { distributionType } from "../../reading/distribution.ts";
import { sources } from "../../reading/stack.ts";
import { webAclAssociationType } from "../../reading/web-acl-reading.ts";
import { stackRule } from "../../rule.ts";

export const wafAssociation = stackRule({
  name: "waf-association",
  statement: "Distributions name their web ACL themselves.",
  why: "The association resource is for Regions; for a distribution it is refused, or undone by the next deployment.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(
      stack.ofType(webAclAssociationType),
      (on) =>
        (sources(on, "resourceArn", distributionType).length > 0 ||
          sources(on, "webAclArn").some(({ props }) => props["scope"] === "CLOUDFRONT")) &&
        report(
          on,
          "",
          "associates a web ACL with CloudFront",
          "leave it out, and write webAclId of the distribution",
        ),
    ),
});
