import { checkEach, report } from "../../property-check.ts";
import { distributions } from "../../reading/distribution.ts";
import { sources } from "../../reading/stack.ts";
import { shown, unknown } from "../../reading/value.ts";
import { webAclType } from "../../reading/web-acl-reading.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontWebAclScope = stackRule({
  name: "cloudfront-web-acl-scope",
  statement: "The web ACL of a distribution has the scope CLOUDFRONT.",
  why: "CloudFront refuses a web ACL of a Region.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(distributions(stack), (on) =>
      checkEach(
        sources(on, "webAclId", webAclType).filter(
          ({ props: { scope } }) => scope !== "CLOUDFRONT" && scope !== unknown,
        ),
        ({ name, props: { scope } }) =>
          report(
            on,
            "webAclId",
            `comes from ${name}, whose scope is ${shown(scope)}`,
            "name a web ACL of scope CLOUDFRONT",
          ),
      ),
    ),
});
