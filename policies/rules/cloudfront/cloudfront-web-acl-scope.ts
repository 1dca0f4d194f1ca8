import { distributionType } from "../../reading/edge-function.ts";
import { sources } from "../../reading/stack.ts";
import { shown, unknown } from "../../reading/value.ts";
import { webAclType } from "../../reading/web-acl.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontWebAclScope = stackRule({
  name: "cloudfront-web-acl-scope",
  statement: "The firewall of a distribution is one for CloudFront.",
  why: "CloudFront refuses a firewall made for a Region.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(distributionType)) {
      for (const acl of sources(on, "webAclId").filter(({ type }) => type === webAclType)) {
        const { scope } = acl.props;
        if (scope !== "CLOUDFRONT" && scope !== unknown) {
          yield {
            on,
            at: "webAclId",
            found: `comes from ${acl.name}, whose scope is ${shown(scope)}`,
            write: "name a web ACL of scope CLOUDFRONT",
          };
        }
      }
    }
  },
});
