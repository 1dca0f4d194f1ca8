import { about, otherThan } from "../../old-finding.ts";
import { origins } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { functionUrlType } from "../../reading/lambda.ts";
import { sources } from "../../reading/stack.ts";
import { text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontFunctionUrlSigned = stackRule({
  name: "cloudfront-function-url-signed",
  statement: "Function URLs behind a distribution are asked with signed requests only.",
  why: "A URL that answers anybody answers past the distribution, its firewall and its guards.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html",
  severity: "high",
  level: "mandatory",
  anchors: ["CloudFront.16", "CKV_AWS_258"],
  *evaluate(stack) {
    for (const on of stack.ofType(distributionType)) {
      for (const { at, props } of origins(on)) {
        const isUrl = /\.lambda-url\.[\w-]+\.on\.aws$/.test(text(props["domainName"]) ?? "");
        if (isUrl && props["originAccessControlId"] === undefined) {
          yield {
            on,
            at: `${at}.originAccessControlId`,
            found: "is nothing, for a function's URL",
            write: "write the id of an origin access control of type lambda",
          };
        }
      }
      for (const url of sources(on, "origins").filter(({ type }) => type === functionUrlType)) {
        const { authorizationType } = url.props;
        yield* about(url, otherThan("authorizationType", authorizationType, ["AWS_IAM"]));
      }
    }
  },
});
