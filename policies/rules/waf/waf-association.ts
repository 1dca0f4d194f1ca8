import { distributionType } from "../../reading/edge-function.ts";
import { sources } from "../../reading/stack.ts";
import { webAclAssociationType } from "../../reading/web-acl.ts";
import { stackRule } from "../../rule.ts";

export const wafAssociation = stackRule({
  name: "waf-association",
  statement: "Distributions name their firewall themselves.",
  why: "The association resource is for Regions; for a distribution it is refused, or undone by the next deploy.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(webAclAssociationType)) {
      const isForCloudFront =
        sources(on, "resourceArn").some(({ type }) => type === distributionType) ||
        sources(on, "webAclArn").some(({ props }) => props["scope"] === "CLOUDFRONT");
      if (isForCloudFront) {
        yield {
          on,
          at: "",
          found: "ties a firewall to CloudFront",
          write: "leave it out, and write webAclId of the distribution",
        };
      }
    }
  },
});
